/** One-time sentences shown after an action. The address carries only the key. */
export const notices: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  picture_added: 'Added. Now say who is in it.',
  pictures_added: 'Added. Open each one and say who is in it.',
  people_counted: 'Saved. Now tag each person you counted.',
  tagged: 'Tagged.',
  untagged: 'The tag is off.',
  looked_twice: 'Thank you. Two people agree now.',
  description_saved: 'The description is saved.',
  signed_out: 'You are signed out.',
  signed_out_everywhere: 'You are signed out on every device.',
  signed_out_there: 'That device is signed out.',
  password_changed: 'Your password is changed. You are signed out everywhere else.',
  password_set: 'Your new password is saved. Sign in with it.',
  took_too_long: 'That took too long, so please sign in again.',
}

export const noticeFor = (key: string | undefined): string | undefined =>
  key === undefined ? undefined : notices[key]
