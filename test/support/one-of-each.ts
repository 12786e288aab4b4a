import { eq } from 'drizzle-orm'
import { approval, approvalTarget } from '../../db/schema/approvals.ts'
import { consent, consentEvidence, withdrawal } from '../../db/schema/consents.ts'
import { exportPack, publication, takedown } from '../../db/schema/exports.ts'
import { appearance, asset, assetRendition, file } from '../../db/schema/media.ts'
import { personBasis } from '../../db/schema/people.ts'
import {
  post,
  postContributor,
  postMedia,
  postQuote,
  postTarget,
  postVersion,
} from '../../db/schema/posts.ts'
import { delegation, designation, invitation, staffRole, training } from '../../db/schema/staff.ts'
import type { Cast } from '../../db/seeds/cast.ts'
import { addDays, londonDay } from '../../src/domain/calendar.ts'
import { fingerprint } from '../../src/domain/fingerprint.ts'
import { renditionNames } from '../../src/domain/media.ts'
import type { PostState, TargetState } from '../../src/domain/posts.ts'
import { requiredCourse } from '../../src/domain/training.ts'
import type { Platform, StoredFile } from '../../src/platform/port.ts'
import { contentOf } from '../../src/posts/content.ts'
import { drawnPicture } from './pictures.ts'

/** Posts in each state that has pages of its own. */
export type PostThings = {
  readonly post: string
  readonly target: string
  readonly version: string
  readonly approval: string
  readonly pack: string
  readonly placed: string
}

/** The id of one of everything that an address can name, all of one service. */
export type Things = Omit<PostThings, 'placed'> & {
  readonly service: string
  readonly account: string
  readonly staff: string
  readonly training: string
  readonly designation: string
  readonly delegation: string
  readonly invitation: string
  readonly person: string
  readonly basis: string
  readonly consent: string
  readonly draftConsent: string
  readonly evidence: string
  readonly withdrawal: string
  readonly asset: string
  readonly appearance: string
  readonly quote: string
  readonly publication: string
  readonly screenshot: string
  readonly takedown: string
  readonly draft: string
  readonly draftTarget: string
  readonly placed: string
  readonly role: string
  readonly submitted: string
  readonly live: string
}

/**
 * One of everything in one home, written straight into the tables: for tests that ask about addresses and guard rails
 * rather than about how such a thing comes to be.
 */
export async function plantOneOfEach(
  platform: Platform,
  cast: Cast,
  home: 'oak' | 'ash',
): Promise<Things> {
  const { database } = platform
  const id = () => platform.newId()
  const now = platform.now()
  const today = londonDay(now)
  const staffId = home === 'oak' ? cast.staff.asha : cast.staff.rhys
  const manager = cast.staff.morag
  const serviceId = cast.services[home]
  const personId = home === 'oak' ? cast.people.ann : cast.people.hal
  const consentId = (home === 'oak' ? cast.consents.ann : cast.consents.hal) ?? ''
  const accountId = home === 'oak' ? cast.accounts.oakFacebook : cast.accounts.ashFacebook

  const picture = new Uint8Array(await drawnPicture(640, 480).jpeg().toBuffer())
  const store = async (purpose: StoredFile['purpose'], mediaType = 'image/jpeg') => {
    const stored = await platform.files.put(picture, { mediaType, purpose })
    database
      .insert(file)
      .values({ ...stored, createdAt: now })
      .run()
    return stored
  }
  const original = await store('original')
  const evidenceFile = await store('evidence')
  const packFile = await store('pack', 'application/zip')

  const assetId = id()
  database
    .insert(asset)
    .values({
      id: assetId,
      serviceId,
      media: 'photo',
      title: 'By the pond',
      originalFileId: original.id,
      contentSha256: original.sha256,
      width: 640,
      height: 480,
      altText: 'A person by a pond, smiling',
      peopleCount: 1,
      licence: 'staff_at_work',
      route: 'work_device',
      uploadedBy: staffId,
      uploadedAt: now,
    })
    .run()
  for (const name of renditionNames) {
    const stored = await store('rendition')
    database
      .insert(assetRendition)
      .values({ id: id(), assetId, name, fileId: stored.id, width: 640, height: 480 })
      .run()
  }
  const appearanceId = id()
  database
    .insert(appearance)
    .values({
      id: appearanceId,
      assetId,
      kind: 'identified',
      personId,
      identifiers: ['face', 'first_name'],
      taggedBy: staffId,
      taggedAt: now,
    })
    .run()

  const draftConsent = id()
  database
    .insert(consent)
    .values({
      id: draftConsent,
      number: `${home === 'oak' ? 'OH' : 'AL'}-9001`,
      personId,
      stage: 'draft',
      recordedBy: staffId,
      recordedAt: now,
    })
    .run()
  const evidence = id()
  database
    .insert(consentEvidence)
    .values({
      id: evidence,
      consentId,
      fileId: evidenceFile.id,
      viewFileId: evidenceFile.id,
      pages: 1,
      addedBy: staffId,
      addedAt: now,
    })
    .run()
  const withdrawalId = id()
  database
    .insert(withdrawal)
    .values({
      id: withdrawalId,
      personId,
      route: 'in_person',
      saidAt: now - 3_600_000,
      recordedAt: now,
      recordedBy: cast.staff.gwen,
      scope: 'channels',
      channels: ['tiktok'],
      identifiers: [],
      assetIds: [],
      noNewUse: true,
      takeDown: true,
    })
    .run()
  const basis = id()
  database
    .insert(personBasis)
    .values({
      id: basis,
      personId,
      basis: 'legitimate_interests_with_objection',
      assessment: 'Shown at work, asked first.',
      fromDay: today,
      recordedBy: manager,
      recordedAt: now,
    })
    .run()

  const common = { staffId, givenBy: manager, givenAt: now, fromDay: today }
  const designationId = id()
  database
    .insert(designation)
    .values({ ...common, id: designationId, accountId })
    .run()
  const delegationId = id()
  database
    .insert(delegation)
    .values({
      id: delegationId,
      serviceId,
      fromStaffId: manager,
      toStaffId: home === 'oak' ? cast.staff.dee : cast.staff.rhys,
      startDay: addDays(today, 90),
      endDay: addDays(today, 95),
      reason: 'Away',
      createdAt: now,
    })
    .run()
  const invitationId = id()
  database
    .insert(invitation)
    .values({
      id: invitationId,
      staffId,
      purpose: 'join',
      tokenHash: id(),
      createdBy: cast.staff.alex,
      createdAt: now,
      expiresAt: now + 86_400_000,
    })
    .run()
  const trainingId = id()
  database
    .insert(training)
    .values({
      id: trainingId,
      staffId,
      course: requiredCourse,
      completedOn: today,
      untilDay: addDays(today, 300),
      recordedBy: manager,
      recordedAt: now,
    })
    .run()

  const role = id()
  database
    .insert(staffRole)
    .values({ ...common, id: role, role: 'carer', serviceId })
    .run()

  const shared = { platform, serviceId, accountId, staffId, manager, assetId, packFile }
  const draft = plantPost(shared, 'draft', 'planned')
  const submitted = plantPost(shared, 'submitted', 'planned')
  const released = plantPost(shared, 'approved', 'released')
  const live = plantPost(shared, 'approved', 'takedown_due')
  const quote = id()
  database
    .insert(postQuote)
    .values({ id: quote, postId: draft.post, personId, words: 'Lovely', identifiers: [] })
    .run()
  const screenshot = await store('screenshot')
  const publicationId = id()
  database
    .insert(publication)
    .values({
      id: publicationId,
      targetId: live.target,
      packId: live.pack,
      outcome: 'posted',
      address: 'https://www.facebook.com/OakHouseCare/posts/1',
      postedAt: now,
      screenshotFileId: screenshot.id,
      exactlyAsApproved: true,
      recordedBy: staffId,
      recordedAt: now,
    })
    .run()
  const takedownId = id()
  database
    .insert(takedown)
    .values({
      id: takedownId,
      targetId: live.target,
      because: 'C04',
      withdrawalId,
      openedAt: now,
      dueAt: now + 86_400_000,
    })
    .run()

  return {
    ...released,
    service: serviceId,
    account: accountId,
    staff: staffId,
    training: trainingId,
    designation: designationId,
    delegation: delegationId,
    invitation: invitationId,
    person: personId,
    basis,
    consent: consentId,
    draftConsent,
    evidence,
    withdrawal: withdrawalId,
    asset: assetId,
    appearance: appearanceId,
    quote,
    publication: publicationId,
    screenshot: screenshot.id,
    takedown: takedownId,
    draft: draft.post,
    draftTarget: draft.target,
    placed: draft.placed,
    role,
    submitted: submitted.post,
    live: live.post,
  }
}

type Shared = {
  platform: Platform
  serviceId: string
  accountId: string
  staffId: string
  manager: string
  assetId: string
  packFile: StoredFile
}

function plantPost(shared: Shared, state: PostState, targetState: TargetState): PostThings {
  const { platform, serviceId, accountId, staffId, manager, assetId } = shared
  const { database } = platform
  const now = platform.now()
  const ids = {
    post: platform.newId(),
    target: platform.newId(),
    version: platform.newId(),
    approval: platform.newId(),
    pack: platform.newId(),
    placed: platform.newId(),
  }
  const row = {
    id: ids.post,
    serviceId,
    title: 'Bulbs by the pond',
    state,
    category: 'own_news' as const,
    purpose: 'news_of_activities' as const,
    words: 'We planted bulbs by the pond.',
    createdBy: staffId,
    createdAt: now,
    updatedAt: now,
    dueAt: now + 7_200_000,
    ...(state === 'draft' ? {} : { submittedAt: now, submittedBy: staffId }),
  }
  database.insert(post).values(row).run()
  database
    .insert(postTarget)
    .values({ id: ids.target, postId: ids.post, accountId, position: 1, state: targetState })
    .run()
  database
    .insert(postMedia)
    .values({ id: ids.placed, postId: ids.post, assetId, position: 1 })
    .run()
  database
    .insert(postContributor)
    .values({
      id: platform.newId(),
      postId: ids.post,
      staffId,
      contribution: 'wrote',
      versionNumber: 1,
      at: now,
    })
    .run()
  if (state === 'draft') return ids

  const kept = database.select().from(post).where(eq(post.id, ids.post)).get()
  if (!kept) throw new Error('The post that was just planted is not there.')
  const content = contentOf(database, kept)
  const print = fingerprint(content)
  database
    .insert(postVersion)
    .values({
      id: ids.version,
      postId: ids.post,
      number: 1,
      fingerprint: print,
      content,
      submittedBy: staffId,
      submittedAt: now,
    })
    .run()
  if (state !== 'approved') return ids

  database
    .insert(approval)
    .values({
      id: ids.approval,
      postId: ids.post,
      versionId: ids.version,
      fingerprint: print,
      decision: 'approve',
      decidedBy: manager,
      actingAs: 'registered_manager',
      headCounts: { [assetId]: 1 },
      dignityChecked: true,
      complaintFree: true,
      accurateAndRespectful: true,
      at: now,
    })
    .run()
  database
    .insert(approvalTarget)
    .values({ id: platform.newId(), approvalId: ids.approval, targetId: ids.target })
    .run()
  database
    .insert(exportPack)
    .values({
      id: ids.pack,
      postId: ids.post,
      targetId: ids.target,
      versionId: ids.version,
      approvalId: ids.approval,
      fingerprint: print,
      fileId: shared.packFile.id,
      releasedBy: staffId,
      releasedAt: now,
      expiresAt: now + 86_400_000,
    })
    .run()
  return ids
}
