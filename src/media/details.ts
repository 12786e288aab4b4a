import type { z } from 'zod'
import type { Platform } from '../platform/port.ts'
import { changePicture, type Editor, type Outcome, wrong } from './changes.ts'
import { standingAppearances } from './facts.ts'
import type { descriptionForm, detailsForm, licenceForm } from './forms.ts'
import type { PictureRow } from './store.ts'

/** How many people can be seen, tagged or not. A decoration shows nobody, so counting somebody ends that. */
export function saveCount(platform: Platform, editor: Editor, people: number): Outcome {
  return changePicture(platform, editor, (_tx, picture) => ({
    set: { peopleCount: people, decorative: picture.decorative && people === 0 },
    action: 'asset.tagged',
    body: { people },
    contribution: picture.peopleCount === people ? null : 'tagged',
  }))
}

export function saveDescription(
  platform: Platform,
  editor: Editor,
  sent: z.infer<typeof descriptionForm>,
): Outcome {
  return changePicture(platform, editor, (tx, picture) => {
    const shows = (picture.peopleCount ?? 0) > 0 || standingAppearances(tx, [picture.id]).length > 0
    if (sent.decorative && shows) {
      return wrong(
        'decorative',
        'There are people in this picture, so it needs a description. Untick this and describe it.',
      )
    }
    if (sent.decorative && sent.alt_text) {
      return wrong('decorative', 'Untick this, or leave the description empty.')
    }
    return edited(picture, { altText: sent.alt_text, decorative: sent.decorative })
  })
}

export function saveLicence(
  platform: Platform,
  editor: Editor,
  sent: z.infer<typeof licenceForm>,
): Outcome {
  const limited = sent.licence === 'licensed' || sent.licence === 'permission_from_maker'
  const someChannels = limited && sent.channel_limit === 'some'
  return changePicture(platform, editor, (_tx, picture) =>
    edited(picture, {
      licence: sent.licence,
      licenceOwner: limited ? sent.owner : '',
      licenceChannels: someChannels ? sent.licence_channels : null,
      licencePaidUse: limited ? sent.paid_use : sent.licence !== 'none',
      licenceEndsOn: limited ? sent.ends_on : null,
    }),
  )
}

export function saveDetails(
  platform: Platform,
  editor: Editor,
  sent: z.infer<typeof detailsForm>,
): Outcome {
  const own = { title: sent.title, route: sent.route, takenOn: sent.taken_on }
  return changePicture(platform, editor, (_tx, picture) => {
    const change = edited(picture, { ...own, eventName: sent.event })
    return sent.event === picture.eventName ? { ...change, contribution: null } : change
  })
}

/** The fields that really changed, by name: their values are words about people and stay out of the trail. */
function edited(picture: PictureRow, set: Partial<PictureRow>) {
  const changed = Object.entries(set)
    .filter(([name, value]) => !same(picture[name as keyof PictureRow], value))
    .map(([name]) => name)
  return {
    set,
    action: 'asset.described' as const,
    body: { fields: changed },
    contribution: changed.length > 0 ? ('edited' as const) : null,
  }
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
