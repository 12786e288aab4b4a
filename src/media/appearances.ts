import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { appearance } from '../../db/schema/media.ts'
import { person } from '../../db/schema/people.ts'
import type { Identifier } from '../domain/consent.ts'
import type { Platform, Transaction } from '../platform/port.ts'
import {
  type Change,
  changePicture,
  type Editor,
  type Outcome,
  refusing,
  wrong,
} from './changes.ts'
import { standingAppearances } from './facts.ts'
import type { tagForm } from './forms.ts'
import type { PictureRow } from './store.ts'

export type Tag = z.infer<typeof tagForm>

/** Says who somebody in the picture is, that nobody could recognise them, or that nobody here can name them. */
export function tagSomebody(platform: Platform, editor: Editor, tag: Tag): Outcome {
  return changePicture(platform, editor, (tx, picture) => {
    const fault = tag.kind === 'identified' ? whyNotThisPerson(tx, picture, tag.person) : null
    if (fault) return wrong('name', fault)
    const id = platform.newId()
    const personId = tag.kind === 'identified' ? tag.person : null
    tx.insert(appearance)
      .values({
        id,
        assetId: picture.id,
        kind: tag.kind,
        personId,
        identifiers: identifiersOf(tag),
        note: tag.kind === 'not_identifiable' ? tag.why : tag.where,
        taggedBy: editor.staffId,
        taggedAt: platform.now(),
      })
      .run()
    return {
      set: { decorative: false },
      action: 'asset.tagged',
      body: { appearance: id, kind: tag.kind, person: personId, shown: identifiersOf(tag) },
      contribution: 'tagged',
    }
  })
}

function whyNotThisPerson(tx: Transaction, picture: PictureRow, personId: string): string | null {
  const known = tx
    .select({ serviceId: person.serviceId, name: person.knownAs })
    .from(person)
    .where(eq(person.id, personId))
    .get()
  if (known?.serviceId !== picture.serviceId) {
    return 'That person is not in the register of this service. Find them again.'
  }
  const already = standingAppearances(tx, [picture.id]).some((one) => one.personId === personId)
  return already ? `${known.name} is tagged in this picture already.` : null
}

function identifiersOf(tag: Tag): Identifier[] {
  if (tag.kind !== 'identified') return []
  const body: Identifier[] = tag.seen === 'face' || tag.seen === 'body_not_face' ? [tag.seen] : []
  return [...body, ...tag.also]
}

/** Takes a tag off. Its row stays, with who took it off and when. */
export function removeTag(platform: Platform, editor: Editor, appearanceId: string): Outcome {
  return changePicture(platform, editor, (tx, picture) => {
    const found = standing(tx, picture.id, appearanceId)
    if (!found) return refusing('changed_meanwhile')
    tx.update(appearance)
      .set({ removedBy: editor.staffId, removedAt: platform.now() })
      .where(eq(appearance.id, appearanceId))
      .run()
    return {
      set: {},
      action: 'asset.tag_removed',
      body: { appearance: appearanceId, kind: found.kind, person: found.personId },
      contribution: 'tagged',
    }
  })
}

/** A second person, who knows the service, agrees that nobody could recognise somebody (S10). Never the one who said it. */
export function agreeNotIdentifiable(
  platform: Platform,
  editor: Editor,
  appearanceId: string,
): Outcome {
  return changePicture(
    platform,
    editor,
    (tx, picture): Change | Exclude<Outcome, { kind: 'saved' }> => {
      const found = standing(tx, picture.id, appearanceId)
      if (found?.kind !== 'not_identifiable' || found.secondCheckBy) {
        return refusing('changed_meanwhile')
      }
      if (found.taggedBy === editor.staffId) return refusing('four_eyes')
      tx.update(appearance)
        .set({ secondCheckBy: editor.staffId, secondCheckAt: platform.now() })
        .where(eq(appearance.id, appearanceId))
        .run()
      return {
        set: {},
        action: 'asset.second_check',
        body: { appearance: appearanceId },
        contribution: null,
      }
    },
  )
}

function standing(tx: Transaction, assetId: string, appearanceId: string) {
  return tx
    .select()
    .from(appearance)
    .where(
      and(
        eq(appearance.id, appearanceId),
        eq(appearance.assetId, assetId),
        isNull(appearance.removedAt),
      ),
    )
    .get()
}
