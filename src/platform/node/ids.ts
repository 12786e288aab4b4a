import { randomUUID } from 'node:crypto'

/** 122 random bits as a lower-case UUID. */
export const newId = (): string => randomUUID()
