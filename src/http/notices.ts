/** One-time sentences shown after an action. The address carries only the key. */
export const notices: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  signed_out: 'You are signed out.',
  took_too_long: 'That took too long, so please sign in again.',
}

export const noticeFor = (key: string | undefined): string | undefined =>
  key === undefined ? undefined : notices[key]
