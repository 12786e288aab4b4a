import { z } from 'zod'
import { dateValues } from '../../views/shared/date-boxes.tsx'
import { channels } from '../domain/channels.ts'
import {
  assetScopes,
  conditionFlags,
  displayEnds,
  type Identifier,
  identifiers,
  media,
  purposes,
} from '../domain/consent.ts'
import { lineDateProblems, togetherProblem } from '../domain/consent-answer.ts'
import { checkDated, dayField, optionalDayField, textUpTo, ticks } from '../http/date-fields.ts'
import { type Checked, type FormValues, many } from '../http/forms.ts'
import type { LineRow } from './store.ts'

export type LineEntry = Omit<LineRow, 'id' | 'consentId' | 'position'>

/** How many pairs of “never together” a form offers. */
export const pairSlots = [1, 2] as const

const some = <Word extends string>(words: readonly Word[], missing: string) =>
  ticks(words).refine((ticked) => ticked.length > 0, missing)

const pair = z.union([z.enum(identifiers), z.literal('')]).optional()

const fields = z.object({
  media: some(media, 'Tick at least one kind of thing.'),
  identifiers: some(identifiers, 'Tick what may be shown or told.'),
  pair_1_a: pair,
  pair_1_b: pair,
  pair_2_a: pair,
  pair_2_b: pair,
  channels: some(channels, 'Tick each place they said yes to.'),
  purposes: some(purposes, 'Tick at least one reason.'),
  asset_scope: z.enum(assetScopes, 'Say which pictures or words they meant.'),
  event: textUpTo(120),
  from: dayField('Fill in the first day.'),
  until: dayField('Fill in the last day.'),
  display_end: z.enum(displayEnds, 'Say when things must come down.'),
  display: optionalDayField,
  flags: ticks(conditionFlags),
  avoid: textUpTo(500),
  conditions: textUpTo(500),
})

/**
 * One scope line as it was typed.
 * @param assetIds pictures of the person that may be named
 * @param decidedOn the London day they answered; null while it is not known
 */
export function readLine(
  values: FormValues,
  assetIds: readonly string[],
  decidedOn: string | null,
): Checked<LineEntry> {
  const schema = fields.transform((sent, ctx): LineEntry => {
    const wrong = (field: string, message: string) =>
      ctx.addIssue({ code: 'custom', path: [field], message })
    const line = lineOf(
      sent,
      many(values, 'assets').filter((id) => assetIds.includes(id)),
    )
    for (const { field, message } of lineDateProblems(line, decidedOn)) wrong(field, message)
    if (line.assetScope === 'this_asset' && line.assetIds.length === 0)
      wrong('assets', 'Tick each picture they were shown.')
    if (line.assetScope === 'this_event' && line.eventName === '')
      wrong('event', 'Write the name of the event.')
    if (line.conditionFlags.includes('black_list_words') && line.avoidWords.length === 0)
      wrong('avoid', 'Write the words that must not be used.')
    const together = togetherProblem(line.neverTogether, line.identifiers)
    if (together) wrong('pair_1_a', together)
    return line
  })
  return checkDated(schema, values, 'from', 'until', 'display')
}

function lineOf(sent: z.infer<typeof fields>, shown: string[]): LineEntry {
  const avoids = sent.flags.includes('black_list_words')
  return {
    media: sent.media,
    identifiers: sent.identifiers,
    neverTogether: pairsOf(sent),
    channels: sent.channels,
    purposes: sent.purposes,
    assetScope: sent.asset_scope,
    assetIds: sent.asset_scope === 'this_asset' ? shown : [],
    eventName: sent.asset_scope === 'this_event' ? sent.event : '',
    validFrom: sent.from,
    useUntil: sent.until,
    displayEnd: sent.display_end,
    displayUntil: sent.display_end === 'date' ? sent.display : null,
    conditions: sent.conditions,
    conditionFlags: sent.flags,
    avoidWords: avoids ? sent.avoid.split(/[,\n]/).flatMap((word) => word.trim() || []) : [],
  }
}

/** A pair of which only one was chosen is a pair with itself, which is refused with a sentence. */
function pairsOf(sent: z.infer<typeof fields>): [Identifier, Identifier][] {
  const typed = [
    [sent.pair_1_a || sent.pair_1_b, sent.pair_1_b || sent.pair_1_a],
    [sent.pair_2_a || sent.pair_2_b, sent.pair_2_b || sent.pair_2_a],
  ] as const
  return typed.flatMap(([a, b]): [Identifier, Identifier][] => (a && b ? [[a, b]] : []))
}

/** A saved line as the form shows it. */
export function lineValues(line: LineRow): Record<string, string | string[]> {
  const [first, second] = line.neverTogether
  return {
    media: line.media,
    identifiers: line.identifiers,
    pair_1_a: first?.[0] ?? '',
    pair_1_b: first?.[1] ?? '',
    pair_2_a: second?.[0] ?? '',
    pair_2_b: second?.[1] ?? '',
    channels: line.channels,
    purposes: line.purposes,
    asset_scope: line.assetScope,
    assets: line.assetIds,
    event: line.eventName,
    ...dateValues('from', line.validFrom),
    ...dateValues('until', line.useUntil),
    display_end: line.displayEnd,
    ...dateValues('display', line.displayUntil),
    flags: line.conditionFlags,
    avoid: line.avoidWords.join(', '),
    conditions: line.conditions,
  }
}
