import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { account } from '../../db/schema/accounts.ts'
import { personFacts } from '../consents/facts.ts'
import { type Channel, channelNames } from '../domain/channels.ts'
import type { AssetFacts } from '../domain/decision/facts-media.ts'
import { type GridCell, permissionGrid } from '../domain/permission-grid.ts'
import { openQuestions, type PictureQuestion } from '../domain/picture-questions.ts'
import { may, servicesWhere, type Viewer } from '../http/viewer.ts'
import type { Platform, Reader } from '../platform/port.ts'
import { assetFacts } from './facts.ts'
import { type KnownPerson, recentPeople } from './people-search.ts'
import {
  type FoundPicture,
  findPicture,
  peopleShown,
  postsUsing,
  type Shown,
  staffNames,
} from './store.ts'

/** Everything the page of one picture shows, for this member of staff. */
export type PictureView = {
  readonly picture: FoundPicture
  readonly facts: AssetFacts
  readonly open: readonly PictureQuestion[]
  readonly shown: readonly Shown[]
  /** Names of the staff who tagged or checked, by id. */
  readonly staff: ReadonlyMap<string, string>
  /** What each person tagged agreed to, channel by channel, for a face in a picture. */
  readonly answers: ReadonlyMap<string, readonly ChannelAnswer[]>
  readonly uses: ReturnType<typeof postsUsing>
  readonly suggested: readonly KnownPerson[]
  readonly mayEdit: boolean
  readonly mayOpenOriginal: boolean
  readonly viewerId: string
}
export type ChannelAnswer = { readonly channel: string; readonly state: GridCell['state'] }

/** The page’s facts, or null when there is no such picture or it belongs to a service this person does not cover. */
export function viewPicture(
  { database, now }: Pick<Platform, 'database' | 'now'>,
  viewer: Viewer,
  id: string,
): PictureView | null {
  const picture = findPicture(database, id, servicesWhere(viewer, 'read_media'))
  const [facts] = assetFacts(database, picture ? [id] : [])
  if (!picture || !facts) return null
  const shown = peopleShown(database, [id])
  const tagged = shown.flatMap(({ personId }) => personId ?? [])
  const mayEdit = may(viewer, 'upload_media', picture.serviceId)
  return {
    picture,
    facts,
    open: openQuestions(facts),
    shown,
    staff: staffNames(database, workedOn(shown)),
    answers: answersOf(database, picture.serviceId, tagged, now()),
    uses: postsUsing(database, id),
    suggested: mayEdit ? recentPeople(database, picture.serviceId, tagged) : [],
    mayEdit,
    mayOpenOriginal: may(viewer, 'open_consent_evidence', picture.serviceId),
    viewerId: viewer.staffId,
  }
}

const workedOn = (shown: readonly Shown[]): string[] =>
  shown.flatMap(({ taggedBy, secondCheckBy }) => [taggedBy, secondCheckBy ?? taggedBy])

function answersOf(
  reader: Reader,
  serviceId: string,
  personIds: readonly string[],
  now: number,
): Map<string, readonly ChannelAnswer[]> {
  const channels = channelsOf(reader, serviceId)
  return new Map(
    personFacts(reader, personIds).map((person) => [
      person.id,
      permissionGrid(person, now)
        .filter(({ channel }) => channels.has(channel))
        .map(({ channel, cells }) => ({
          channel: channelNames[channel],
          state: cells.face.state,
        })),
    ]),
  )
}

/** Channels this service publishes on; the others would only be noise beside a name. */
function channelsOf(reader: Reader, serviceId: string): Set<Channel> {
  const rows = reader
    .selectDistinct({ channel: account.channel })
    .from(account)
    .where(eq(account.serviceId, serviceId))
    .all()
  return new Set(rows.map(({ channel }) => channel))
}

/** The id in an address; one that cannot be an id finds nothing. */
export const pictureId = (param: string | undefined): string => z.uuid().safeParse(param).data ?? ''
