import type { AppearanceFacts, AssetFacts } from './facts-media.ts'
import { dayOf, type Moment } from './moment.ts'
import { type Reason, raise, type Subject } from './reasons.ts'
import { everyAct, none, type Rule, sinceApproval } from './rule.ts'
import { type Scene, showsSomeone, tellsWho } from './scene.ts'

/** Rules about the picture itself: who is in it, whether we may use it, whether it is kind (P02, P03, S). */
export const assetRules: readonly Rule[] = [
  { acts: everyAct, per: 'act', judge: (scene) => perAsset(scene, peopleShown) },
  { acts: everyAct, per: 'act', judge: (scene) => perAsset(scene, notIdentifiable) },
  { acts: everyAct, per: 'act', judge: (scene) => perAsset(scene, rightToUse) },
  { acts: everyAct, per: 'moment', judge: (scene, at) => perAsset(scene, licence, at) },
  { acts: everyAct, per: 'act', judge: (scene) => perAsset(scene, dignity) },
]

type Judge = (asset: AssetFacts, scene: Scene, at: Moment) => readonly Reason[]

const perAsset = (scene: Scene, judge: Judge, at?: Moment): Reason[] => {
  const { now } = scene.facts
  const moment = at ?? { instant: now, day: dayOf(now) }
  return scene.facts.assets.flatMap((asset) => judge(asset, scene, moment))
}

const theAsset = ({ id }: AssetFacts): Subject => ({ kind: 'asset', id, personId: null })

function peopleShown(asset: AssetFacts, { facts }: Scene): readonly Reason[] {
  const subject = theAsset(asset)
  const named = countNamed(asset.appearances)
  const { declaredPeople: declared, approverCount } = asset
  if (asset.appearances.some(isUnknown))
    return [raise('S01', subject, { because: 'unknown_person', people: declared, named })]
  if (declared === null)
    return [raise('S01', subject, { because: 'not_counted', people: null, named })]
  if (declared !== named)
    return [raise('S01', subject, { because: 'count_differs', people: declared, named })]
  if (sinceApproval.includes(facts.act) && approverCount !== named) {
    const because = approverCount === null ? 'approver_has_not_counted' : 'count_differs'
    return [raise('S01', subject, { because, people: approverCount, named })]
  }
  return named === 0 ? [raise('P03', subject, {})] : none
}

const isUnknown = ({ kind, personId }: AppearanceFacts): boolean =>
  kind === 'unknown' || (kind === 'identified' && personId === null)

/** One person tagged twice, as a face and as a voice, is one person. */
function countNamed(appearances: readonly AppearanceFacts[]): number {
  const named = appearances.filter((shown) => !isUnknown(shown))
  return new Set(named.map(({ id, personId }) => personId ?? `appearance ${id}`)).size
}

function notIdentifiable(asset: AssetFacts, { facts, named }: Scene): Reason[] {
  return asset.appearances.flatMap((shown) => {
    if (shown.kind !== 'not_identifiable' || showsSomeone(shown, named)) return []
    return [agreedByTwo(shown, sinceApproval.includes(facts.act))]
  })
}

/** Before approval one checker is enough to go on: the approver may be the second. */
function agreedByTwo(shown: AppearanceFacts, decided: boolean): Reason {
  const subject: Subject = { kind: 'appearance', id: shown.id, personId: shown.personId }
  const verdict = decided ? 'BLOCK' : 'REFER'
  if (tellsWho(shown)) return raise('S10', subject, { because: 'can_be_recognised' }, verdict)
  const { first, second } = shown.checkedBy
  if (first === null || second === null || first === second)
    return raise('S10', subject, { because: 'one_checker' }, verdict)
  return raise('P02', subject, { checkedBy: [first, second] })
}

function rightToUse(asset: AssetFacts): readonly Reason[] {
  const { licence } = asset
  const fromOthers = licence?.kind === 'licensed' || licence?.kind === 'permission_from_maker'
  const unstated = fromOthers && (licence.statement ?? '').trim() === ''
  if (licence === null || licence.kind === 'none' || unstated)
    return [raise('S02', theAsset(asset), {})]
  return none
}

function licence(asset: AssetFacts, { facts }: Scene, at: Moment): readonly Reason[] {
  const { licence } = asset
  if (licence === null) return none
  const { account, post } = facts
  const because: ('ended' | 'channel' | 'paid_use')[] = []
  if (licence.endsOn !== null && at.day > licence.endsOn) because.push('ended')
  if (account !== null && licence.channels?.includes(account.channel) === false)
    because.push('channel')
  if (post.purpose === 'paid_advertising' && !licence.paidUse) because.push('paid_use')
  return because.length > 0 ? [raise('S03', theAsset(asset), { because })] : none
}

/** Where nobody is shown there is nobody to be undignified. */
function dignity(asset: AssetFacts, { facts }: Scene): readonly Reason[] {
  const because = asset.dignity
  if (because === 'failed') return [raise('S07', theAsset(asset), { because })]
  const showsPeople = asset.appearances.length > 0 || asset.declaredPeople !== 0
  if (because === 'passed' || !showsPeople || !sinceApproval.includes(facts.act)) return none
  return [raise('S07', theAsset(asset), { because })]
}
