import { mayDo, type Permission, type Role } from '../domain/roles.ts'

/** The signed-in member of staff, as they stand at this request. Loaded afresh each time: a change of role is immediate. */
export type Viewer = {
  readonly staffId: string
  readonly userId: string
  readonly sessionId: string
  readonly name: string
  /** Roles in force today. No service means the whole organisation. */
  readonly grants: readonly Grant[]
  /** Delegations to this person in force today. */
  readonly delegations: readonly HeldDelegation[]
  /** Every service they cover, by any role or delegation, in name order. */
  readonly services: readonly { readonly id: string; readonly name: string }[]
}

export type Grant = { readonly role: Role; readonly serviceId: string | null }
export type HeldDelegation = {
  readonly id: string
  readonly serviceId: string
  readonly fromStaffId: string
  readonly endDay: string
}

/** Whether they may do this at all; with a service, whether they may do it there. Default is no. */
export function may(viewer: Viewer, permission: Permission, serviceId?: string): boolean {
  const here = (held: string | null) =>
    serviceId === undefined || held === null || held === serviceId
  return mayDo(
    {
      roles: viewer.grants.filter((grant) => here(grant.serviceId)).map((grant) => grant.role),
      delegated: viewer.delegations.some((delegation) => here(delegation.serviceId)),
    },
    permission,
  )
}

/** The services where they may do this. Every query about people, posts or pictures is limited to these. */
export function servicesWhere(viewer: Viewer, permission: Permission): string[] {
  return viewer.services.map((service) => service.id).filter((id) => may(viewer, permission, id))
}
