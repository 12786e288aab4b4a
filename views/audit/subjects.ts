/** What an audit row is about, in words. */
export const subjectNames: Readonly<Record<string, string>> = {
  organisation: 'The organisation',
  service: 'A service',
  staff: 'A member of staff',
  session: 'A sign-in',
  account: 'An official account',
  person: 'A person',
  notice: 'A consent notice',
  consent: 'A consent record',
  evidence: 'The proof of a consent record',
  withdrawal: 'A “no”',
  asset: 'A picture',
  post: 'A post',
  target: 'A post on one channel',
  approval: 'An approval',
  pack: 'An export pack',
  publication: 'A publication',
  takedown: 'A takedown',
  delegation: 'A delegation',
  audit: 'The audit trail',
  list: 'A list',
}

const folders: Readonly<Record<string, string>> = {
  staff: '/staff',
  account: '/accounts',
  person: '/people',
  consent: '/consents',
  asset: '/media',
  post: '/posts',
}

/** The page of what an audit row is about, when it has one. */
export const addressOf = (kind: string, id: string): string | undefined =>
  folders[kind] && `${folders[kind]}/${id}`
