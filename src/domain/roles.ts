/**
 * Who may do what. One table, taken from domain/5-roles.md: the routes, the views and the gate all ask here.
 * A deputy has the Registered Manager's column only while a delegation is in force, so `deputy` alone is a carer.
 */

export const roles = [
  'carer',
  'author',
  'registered_manager',
  'deputy',
  'auditor',
  'safeguarding_lead',
  'administrator',
  'data_protection_officer',
] as const
export type Role = (typeof roles)[number]

export const roleNames: Record<Role, string> = {
  carer: 'Care staff',
  author: 'Comms author',
  registered_manager: 'Registered Manager',
  deputy: 'Deputy',
  auditor: 'Auditor',
  safeguarding_lead: 'Safeguarding lead',
  administrator: 'Administrator',
  data_protection_officer: 'Data protection officer',
}

/** Roles that must use a second factor to sign in. */
export const rolesNeedingSecondFactor: readonly Role[] = [
  'registered_manager',
  'deputy',
  'auditor',
  'administrator',
  'safeguarding_lead',
  'data_protection_officer',
]

/**
 * Every kind of thing that can be done. A route names exactly one.
 * `own_*`, designation, training and four eyes are judged by the gate, not here: this table answers "may this role ever".
 */
const deputy = 'deputy_in_force'
type Column = Exclude<Role, 'deputy'> | typeof deputy

const everyone: readonly Column[] = [
  'carer',
  'author',
  'registered_manager',
  deputy,
  'auditor',
  'safeguarding_lead',
  'administrator',
  'data_protection_officer',
]
const managers: readonly Column[] = ['registered_manager', deputy]
const seesConsent: readonly Column[] = [
  'carer',
  'author',
  ...managers,
  'auditor',
  'safeguarding_lead',
  'data_protection_officer',
]

export const permissions = {
  use_the_app: everyone,
  record_a_no: everyone,
  edit_draft: ['author', ...managers],
  read_posts: seesConsent,
  upload_media: ['carer', 'author', ...managers],
  read_media: seesConsent,
  see_consent_answer: seesConsent,
  see_capacity_detail: [...managers, 'auditor', 'safeguarding_lead', 'data_protection_officer'],
  /** That team pictures are fair without a yes, and that somebody is no longer supported: never one carer alone. */
  say_no_consent_needed: [...managers, 'data_protection_officer'],
  open_consent_evidence: [...managers, 'auditor', 'safeguarding_lead', 'data_protection_officer'],
  record_consent: ['carer', 'author', ...managers, 'safeguarding_lead'],
  check_consent: [...managers, 'data_protection_officer'],
  edit_person: ['carer', 'author', ...managers, 'safeguarding_lead'],
  see_approvals: [...managers, 'auditor'],
  decide_approval: managers,
  release_pack: ['author', ...managers],
  confirm_publication: ['author', ...managers],
  record_takedown: ['author', ...managers],
  verify_takedown: [...managers, 'auditor', 'safeguarding_lead', 'data_protection_officer'],
  read_accounts: [
    'author',
    ...managers,
    'auditor',
    'safeguarding_lead',
    'administrator',
    'data_protection_officer',
  ],
  register_account: [...managers, 'administrator'],
  suspend_account: [...managers, 'safeguarding_lead', 'administrator'],
  sign_dpia: ['registered_manager', 'data_protection_officer'],
  read_staff: [
    ...managers,
    'auditor',
    'safeguarding_lead',
    'administrator',
    'data_protection_officer',
  ],
  designate_staff: managers,
  delegate: ['registered_manager'],
  end_delegation: managers,
  record_notice: [...managers, 'administrator'],
  create_users: ['administrator'],
  confirm_factor_removal: ['registered_manager', 'administrator'],
  edit_services: ['registered_manager', 'administrator'],
  read_audit: ['registered_manager', 'auditor', 'data_protection_officer'],
  verify_audit: ['registered_manager', 'auditor', 'data_protection_officer'],
} as const satisfies Record<string, readonly Column[]>
export type Permission = keyof typeof permissions

/** What a signed-in member of staff holds at this moment. `delegated` is true while a delegation to them is in force. */
export type Standing = { readonly roles: readonly Role[]; readonly delegated: boolean }

/** Whether any role the person holds now is in that permission's column. Default is no. */
export function mayDo(standing: Standing, permission: Permission): boolean {
  const allowed: readonly Column[] = permissions[permission]
  if (standing.delegated && allowed.includes(deputy)) return true
  return standing.roles.some((role) =>
    role === 'deputy' ? allowed.includes('carer') : allowed.includes(role),
  )
}
