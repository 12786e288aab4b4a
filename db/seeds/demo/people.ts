import { recordNo } from '../../../src/consents/withdrawal.ts'
import type { CommunicationNeed } from '../../../src/domain/people.ts'
import { addPerson } from '../../../src/people/store.ts'
import { sayYes } from './answers.ts'
import type { Stage } from './stage.ts'

/** People of the demo who are not in the cast that the tests share. */
export type Others = Readonly<Record<OtherName, string>>
type OtherName = 'nan' | 'jo' | 'lou' | 'eli' | 'cora'
type Entry = readonly [OtherName, string, string, readonly CommunicationNeed[]]

const entries: readonly Entry[] = [
  ['nan', 'Nan', 'Naznin Yusuf', []],
  ['jo', 'Jo', 'Joginder Gill', []],
  ['lou', 'Lou', 'Louise Baptiste', []],
  ['eli', 'Eli', 'Eli Marsh', ['easy_read']],
  ['cora', 'Cora', 'Cora Jones', []],
]

/** Five more people, of whom four say yes. All of it is later than the last answer of the cast. */
export async function othersMoveIn(stage: Stage): Promise<Others> {
  stage.at(29, '09:20')
  const others = Object.fromEntries(entries.map((entry) => [entry[0], add(stage, entry)])) as Others
  const times = { nan: '10:40', jo: '11:30', lou: '14:05', eli: '15:20' } as const
  for (const name of ['nan', 'jo', 'lou', 'eli'] as const) {
    stage.at(27, times[name])
    await sayYes(stage, {
      personId: others[name],
      home: 'oak',
      by: 'gwen',
      notice: name === 'eli' ? 'easy_read' : 'standard',
      daysAgo: 27,
      time: times[name],
      method: 'spoken_with_witness',
      channels: ['facebook', 'own_website'],
      checkedBy: 'morag',
    })
  }
  return others
}

function add({ platform, cast, inOne }: Stage, [, knownAs, fullName, needs]: Entry): string {
  const entry = {
    serviceId: cast.services.oak,
    kind: 'pws',
    knownAs,
    fullName,
    ageBand: 'adult_confirmed',
    dateOfBirth: null,
    needs,
  } as const
  return inOne((tx) => addPerson(tx, platform, entry, cast.staff.gwen))
}

type No = Parameters<typeof recordNo>[3]

/** Gwen writes down a “no” now, that was said some minutes before. */
export function saysNo(
  stage: Stage,
  personId: string,
  said: Pick<No, 'route' | 'words' | 'scope' | 'channels'> & { readonly minutesBefore: number },
): void {
  const { platform, cast } = stage
  const { minutesBefore, ...entry } = said
  const saidAt = platform.now() - minutesBefore * 60_000
  stage.inOne((tx) =>
    recordNo(
      tx,
      platform,
      personId,
      { ...entry, saidAt, toldTo: '', identifiers: [], assetIds: [], takeDown: true },
      cast.staff.gwen,
    ),
  )
}
