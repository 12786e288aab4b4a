/** Pictures and who is shown in them. Source: domain model B1 (Asset, Appearance) and law L38. */

export const licenceKinds = [
  'staff_at_work',
  'organisation_owns',
  'licensed',
  'permission_from_maker',
  'none',
] as const
export type LicenceKind = (typeof licenceKinds)[number]

export const licenceKindNames: Record<LicenceKind, string> = {
  staff_at_work: 'A member of staff took it at work',
  organisation_owns: 'We commissioned it and own it',
  licensed: 'We paid for a licence',
  permission_from_maker: 'The person who made it said we may use it',
  none: 'I do not know, or it came from the internet',
}

/** How the file reached us. Personal phones and messengers raise S05 (a later family). */
export const mediaRoutes = [
  'work_device',
  'camera',
  'personal_phone',
  'messenger',
  'email',
  'download',
] as const
export type MediaRoute = (typeof mediaRoutes)[number]

export const mediaRouteNames: Record<MediaRoute, string> = {
  work_device: 'A work phone or tablet',
  camera: 'A work camera',
  personal_phone: 'A personal phone',
  messenger: 'WhatsApp or another messenger',
  email: 'E-mail',
  download: 'A website or picture library',
}

/** `identified`: a named person. `not_identifiable`: needs two people to agree (S10). `unknown`: never publishes (S01). */
export const appearanceKinds = ['identified', 'not_identifiable', 'unknown'] as const
export type AppearanceKind = (typeof appearanceKinds)[number]

export const renditionNames = ['master', 'review', 'thumb'] as const
export type RenditionName = (typeof renditionNames)[number]

export const filePurposes = ['original', 'rendition', 'evidence', 'pack', 'screenshot'] as const
export type FilePurpose = (typeof filePurposes)[number]
