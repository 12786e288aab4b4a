import { daysBetween } from '../calendar.ts'
import { mayDo, type Permission, type Standing } from '../roles.ts'
import type { Act, ActorFacts, DelegationFacts, Facts } from './facts.ts'
import type { Moment } from './moment.ts'
import { type DetailsOf, type Reason, raise, type Subject } from './reasons.ts'
import { none, type Rule } from './rule.ts'
import type { Scene } from './scene.ts'

/** Rules about the member of staff who acts now (W). The system itself rechecks, so there they do not apply. */
const byPeople = ['save', 'submit', 'approve', 'release', 'confirm'] as const
const posting = ['save', 'submit', 'release', 'confirm'] as const

export const actorRules: readonly Rule[] = [
  { acts: byPeople, per: 'act', judge: (scene, now) => perActor(scene, now, role) },
  { acts: posting, per: 'act', judge: (scene, now) => perActor(scene, now, designation) },
  { acts: byPeople, per: 'act', judge: (scene, now) => perActor(scene, now, training) },
  { acts: byPeople, per: 'act', judge: (scene, now) => perActor(scene, now, leaving) },
  { acts: ['approve'], per: 'act', judge: (scene, now) => perActor(scene, now, fourEyes) },
]

type Judge = (actor: ActorFacts, facts: Facts, now: Moment, subject: Subject) => readonly Reason[]

function perActor({ facts }: Scene, now: Moment, judge: Judge): readonly Reason[] {
  const { actor } = facts
  const subject: Subject = { kind: 'actor', id: actor?.id ?? 'nobody', personId: null }
  if (actor === null) return [raise('W07', subject, { because: 'nobody' })]
  return judge(actor, facts, now, subject)
}

const permissionFor: Record<Exclude<Act, 'recheck'>, Permission> = {
  save: 'edit_draft',
  submit: 'edit_draft',
  approve: 'decide_approval',
  release: 'release_pack',
  confirm: 'confirm_publication',
}

/** W07, or W05 when standing in for the manager would be what it takes. */
function role(actor: ActorFacts, facts: Facts, now: Moment, subject: Subject): readonly Reason[] {
  if (facts.act === 'recheck') return none
  const permission = permissionFor[facts.act]
  if (mayDo(standingOf(actor, facts, now), permission)) return none
  const standIn = actor.roles.includes('deputy')
  if (standIn && mayDo({ roles: [], delegated: true }, permission))
    return [raise('W05', subject, { because: whyNotStandingIn(actor, facts, now) })]
  const because = mayDo({ roles: actor.roles, delegated: false }, permission) ? 'service' : 'role'
  return [raise('W07', subject, { because })]
}

/** Roles count only in the services that the person covers; a deputy’s only while delegated. */
function standingOf(actor: ActorFacts, facts: Facts, now: Moment): Standing {
  const covers = actor.serviceIds.includes(facts.post.serviceId)
  return { roles: covers ? actor.roles : [], delegated: isStandingIn(actor, facts, now) }
}

const isStandingIn = (actor: ActorFacts, facts: Facts, now: Moment): boolean =>
  actor.roles.includes('deputy') &&
  actor.delegations.some((delegation) => delegationFault(delegation, facts, now) === null)

type DelegationFault = DetailsOf<'W05'>['because']

/** First day and last day are both in force; it ends at 00:00 in London after the last (C5). */
function delegationFault(
  { from, until, serviceIds, byRegisteredManager, endedAt }: DelegationFacts,
  { post, settings }: Facts,
  now: Moment,
): DelegationFault | null {
  if (!byRegisteredManager) return 'not_from_manager'
  const over = endedAt !== null && endedAt <= now.instant
  if (over || now.day < from || now.day > until) return 'not_in_force'
  if (!serviceIds.includes(post.serviceId)) return 'out_of_scope'
  return daysBetween(from, until) + 1 > settings.maxDelegationDays ? 'too_long' : null
}

const nearestFirst = ['too_long', 'out_of_scope', 'not_from_manager', 'not_in_force'] as const

function whyNotStandingIn(actor: ActorFacts, facts: Facts, now: Moment): DelegationFault {
  const faults = actor.delegations.map((delegation) => delegationFault(delegation, facts, now))
  return nearestFirst.find((fault) => faults.includes(fault)) ?? 'none'
}

/** A Registered Manager of the service, or whoever stands in, needs no designation (D). */
function designation(
  actor: ActorFacts,
  facts: Facts,
  now: Moment,
  subject: Subject,
): readonly Reason[] {
  const { account, post } = facts
  const managesHere =
    actor.roles.includes('registered_manager') && actor.serviceIds.includes(post.serviceId)
  if (account === null || managesHere || isStandingIn(actor, facts, now)) return none
  const designated = actor.designations.some(
    ({ accountId, from, until }) =>
      accountId === account.id && from <= now.day && (until === null || now.day <= until),
  )
  return designated ? none : [raise('W01', subject, { account: account.name })]
}

function training({ trainedUntil }: ActorFacts, _: Facts, now: Moment, subject: Subject) {
  if (trainedUntil !== null && now.day <= trainedUntil) return none
  return [raise('W02', subject, { ranOutOn: trainedUntil })]
}

function leaving({ noticeGivenOn, leftOn }: ActorFacts, _: Facts, now: Moment, subject: Subject) {
  const ended = [noticeGivenOn, leftOn].filter((day) => day !== null).sort()
  const since = ended[0]
  return since !== undefined && since <= now.day ? [raise('W03', subject, { since })] : none
}

/** Nobody approves their own work (W04). */
function fourEyes(actor: ActorFacts, { contributors }: Facts, _: Moment, subject: Subject) {
  return contributors.includes(actor.id) ? [raise('W04', subject, {})] : none
}
