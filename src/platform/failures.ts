/** Faults of the machine that a route may want to tell apart. No message carries a person's data. */

/** The disk or the quota is full. Nothing was kept. Routes answer 507 and say so. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull'
  constructor() {
    super('There is no room left to store files. Nothing was kept.')
  }
}

/** A stored file is missing, altered, cut short, or its key was destroyed. */
export class FileUnreadable extends Error {
  override readonly name = 'FileUnreadable'
}

/** The message was not handed over. `code` is the mail library's code; the addressee is never in the message. */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent'
  readonly code: string
  constructor(code: string) {
    super(`The mail was not sent (${code}).`)
    this.code = code
  }
}
