import type { Permission } from '../domain/roles.ts'
import { may, type Viewer } from '../http/viewer.ts'
import { type HeldRole, seesAllStaff } from './store.ts'

/** What a manager of one service may also do for staff of the whole organisation. Ending their rights is not among it. */
const evenForTheWhole: readonly Permission[] = ['confirm_factor_removal', 'designate_staff']

/**
 * Whether somebody may do this to a member of staff: in a service where that person has a role. Somebody with a role for
 * the whole organisation, or with none, is mostly for those who see everybody.
 */
export function mayFor(
  viewer: Viewer,
  permission: Permission,
  held: readonly Pick<HeldRole, 'serviceId'>[],
): boolean {
  const forTheWhole =
    may(viewer, permission) && (seesAllStaff(viewer) || evenForTheWhole.includes(permission))
  if (held.length === 0) return seesAllStaff(viewer) && may(viewer, permission)
  return held.some(({ serviceId }) =>
    serviceId === null ? forTheWhole : may(viewer, permission, serviceId),
  )
}
