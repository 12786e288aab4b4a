import { organisation } from '../../db/schema/organisation.ts'
import type { Reader } from '../platform/port.ts'

/** Whether the first-run page was used: it is open only while there is no organisation. */
export const isSetUp = (reader: Reader): boolean =>
  reader.select({ id: organisation.id }).from(organisation).limit(1).get() !== undefined
