import { describe, expect, test } from 'vitest'
import { type Channel, channels } from '../../src/domain/channels.ts'
import type { PersonFacts } from '../../src/domain/decision/facts-consent.ts'
import { type GridColumn, permissionGrid } from '../../src/domain/permission-grid.ts'
import { ann, consent, line, london, refusal, today, withdrawal } from '../support/facts.ts'

const cell = (different: Partial<PersonFacts>, channel: Channel, column: GridColumn, now = today) =>
  permissionGrid({ ...ann, ...different }, now).find((row) => row.channel === channel)?.cells[
    column
  ]

describe('The permission grid', () => {
  test('It has a row for every channel, and says yes only where there is a yes.', () => {
    expect(permissionGrid(ann, today).map(({ channel }) => channel)).toEqual([...channels])
    const yes = { state: 'yes', from: '2026-01-01', until: '2026-12-31', limited: false }
    expect(cell({}, 'facebook', 'face')).toEqual(yes)
    expect(cell({}, 'facebook', 'first_name')).toEqual(yes)
    expect(cell({}, 'facebook', 'film_and_voice')).toEqual({ state: 'not_asked' })
    expect(cell({}, 'facebook', 'own_words')).toEqual({ state: 'not_asked' })
    expect(cell({}, 'instagram', 'face')).toEqual({ state: 'not_asked' })
  })

  test('A no shows since when, only where it speaks.', () => {
    const withdrawals = [withdrawal({ scope: 'channels', channels: ['facebook'] })]
    expect(cell({ withdrawals }, 'facebook', 'face')).toEqual({ state: 'no', since: '2026-05-15' })
    expect(cell({ withdrawals }, 'own_website', 'face')).toMatchObject({ state: 'yes' })
    const consents = [refusal({ decidedAt: london('2026-02-03T10:00') })]
    expect(cell({ consents }, 'x', 'own_words')).toEqual({ state: 'no', since: '2026-02-03' })
  })

  test('It says when a yes ended, when it starts, and that one cannot be used yet.', () => {
    const agreed = (different: Parameters<typeof line>[0]) => ({
      consents: [consent({ lines: [line(different)] })],
    })
    expect(cell(agreed({ useUntil: '2026-05-14' }), 'facebook', 'face')).toEqual({
      state: 'ended',
      on: '2026-05-14',
    })
    expect(cell(agreed({ validFrom: '2026-06-01' }), 'facebook', 'face')).toEqual({
      state: 'starts',
      on: '2026-06-01',
    })
    expect(cell({ consents: [consent({ check: null })] }, 'facebook', 'face')).toEqual({
      state: 'not_usable',
      since: '2026-01-01',
    })
  })

  test('A yes for one event or with a condition is marked as limited.', () => {
    const lines = [line({ assetScope: 'this_event', eventId: 'fete' })]
    expect(cell({ consents: [consent({ lines })] }, 'facebook', 'face')).toMatchObject({
      state: 'yes',
      limited: true,
    })
    const hat = [line({ conditions: { text: 'With my hat on', flags: [], avoidWords: [] } })]
    expect(cell({ consents: [consent({ lines: hat })] }, 'facebook', 'face')).toMatchObject({
      limited: true,
    })
  })

  test('Two halves do not make a yes: face and voice need one line.', () => {
    const lines = [
      line({ media: ['video'], identifiers: ['face'] }),
      line({ id: 'line-2', media: ['video'], identifiers: ['voice'] }),
    ]
    expect(cell({ consents: [consent({ lines })] }, 'facebook', 'film_and_voice')).toEqual({
      state: 'not_asked',
    })
  })
})
