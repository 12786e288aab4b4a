import { z } from 'zod'
import { channels } from '../domain/channels.ts'
import { identifiers, withdrawalRoutes, withdrawalScopes } from '../domain/consent.ts'
import { clocksJumped } from '../domain/consent-answer.ts'
import {
  checkDated,
  instantAt,
  optionalDayField,
  textUpTo,
  ticks,
  timeField,
} from '../http/date-fields.ts'
import { type Checked, type FormValues, many } from '../http/forms.ts'

export type NoEntry = {
  readonly route: (typeof withdrawalRoutes)[number]
  readonly saidAt: number
  readonly toldTo: string
  readonly words: string
  readonly scope: (typeof withdrawalScopes)[number]
  readonly channels: (typeof channels)[number][]
  readonly identifiers: (typeof identifiers)[number][]
  readonly assetIds: string[]
  readonly takeDown: boolean
}

/** How far back somebody may have said it: further is a slip of the year. */
const oldestNo = 10 * 366 * 24 * 60 * 60 * 1000

/** @param now UTC milliseconds @param assetIds pictures of the person, which may be named one by one */
export function readNo(
  values: FormValues,
  now: number,
  assetIds: readonly string[],
): Checked<NoEntry> {
  const schema = z
    .object({
      route: z.enum([...withdrawalRoutes, 'other'], 'Choose how they said it.'),
      route_other: z.string().optional(),
      when: z.enum(['now', 'earlier']).catch('now'),
      said: optionalDayField,
      said_time: z.string().optional(),
      told_to: textUpTo(120),
      words: textUpTo(1000),
      scope: z.enum(withdrawalScopes).catch('everything'),
      channels: ticks(channels),
      identifiers: ticks(identifiers),
      take_down: z.enum(['yes', 'no']).catch('yes'),
    })
    .transform((sent, ctx): NoEntry => {
      const wrong = (field: string, message: string) =>
        ctx.addIssue({ code: 'custom', path: [field], message })
      const saidAt =
        sent.when === 'now' ? now : saidEarlier(sent.said, sent.said_time ?? '', now, wrong)
      const route = withdrawalRoutes.find(
        (one) => one === (sent.route === 'other' ? sent.route_other : sent.route),
      )
      if (!route) wrong('route_other', 'Choose which way.')
      const shown = many(values, 'assets').filter((id) => assetIds.includes(id))
      if (sent.scope === 'channels' && sent.channels.length === 0)
        wrong('channels', 'Tick each place they said no to.')
      if (sent.scope === 'identifiers' && sent.identifiers.length === 0)
        wrong('identifiers', 'Tick what they do not want shown.')
      if (sent.scope === 'assets' && shown.length === 0)
        wrong('assets', 'Tick each picture they do not want used.')
      return {
        route: route ?? 'in_person',
        saidAt,
        toldTo: route === 'through_carer' ? sent.told_to : '',
        words: sent.words,
        scope: sent.scope,
        channels: sent.scope === 'channels' ? sent.channels : [],
        identifiers: sent.scope === 'identifiers' ? sent.identifiers : [],
        assetIds: sent.scope === 'assets' ? shown : [],
        takeDown: sent.take_down === 'yes',
      }
    })
  return checkDated(schema, values, 'said')
}

function saidEarlier(
  day: string | null,
  typedTime: string,
  now: number,
  wrong: (field: string, message: string) => void,
): number {
  if (day === null) wrong('said', 'Fill in the day they said it, or choose “Just now”.')
  const time = timeField('Write the time. Roughly is fine.').safeParse(typedTime)
  if (!time.success) wrong('said_time', time.error.issues[0]?.message ?? '')
  if (day === null || !time.success) return now
  const at = instantAt(day, time.data)
  if (at === null) wrong('said_time', clocksJumped)
  else if (at > now)
    wrong('said', 'They cannot have said it in the future. Check the day and the time.')
  else if (now - at > oldestNo) wrong('said', 'Check the year.')
  return at ?? now
}
