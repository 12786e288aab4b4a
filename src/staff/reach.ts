import type { Permission } from '../domain/roles.ts'
import { may, type Viewer } from '../http/viewer.ts'
import { type HeldRole, seesAllStaff } from './store.ts'

/**
 * Whether somebody may do this to a member of staff: in a service where that person has a role, anywhere for a role of
 * the whole organisation, and for a person without any role only when they see everybody.
 */
export function mayFor(
  viewer: Viewer,
  permission: Permission,
  held: readonly Pick<HeldRole, 'serviceId'>[],
): boolean {
  if (held.length === 0) return seesAllStaff(viewer) && may(viewer, permission)
  return held.some(({ serviceId }) =>
    serviceId === null ? may(viewer, permission) : may(viewer, permission, serviceId),
  )
}
