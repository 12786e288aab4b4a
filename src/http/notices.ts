/** One-time sentences shown after an action. The address carries only the key. */
export const notices: Readonly<Record<string, string>> = {
  saved: 'Saved.',
}

export const noticeFor = (key: string | undefined): string | undefined =>
  key === undefined ? undefined : notices[key]
