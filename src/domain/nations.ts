/** Where a service is. Northern Ireland has different law and is refused (model B1, G14). */

export const nations = ['england', 'wales', 'scotland'] as const
export type Nation = (typeof nations)[number]

export const nationNames: Record<Nation, string> = {
  england: 'England',
  wales: 'Wales',
  scotland: 'Scotland',
}

export const regulators: Record<Nation, string> = {
  england: 'Care Quality Commission',
  wales: 'Care Inspectorate Wales',
  scotland: 'Care Inspectorate',
}

export const timeZone = 'Europe/London'
