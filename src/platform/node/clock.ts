/** Now, in UTC milliseconds. */
export const now = (): number => Date.now()
