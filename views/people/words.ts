import { list } from '../../src/domain/decision/reason.ts'
import { type CommunicationNeed, communicationNeedNames } from '../../src/domain/people.ts'
import { plainWords, saysPhrase } from '../../src/domain/text.ts'

/** `Prefers Easy Read and Large print.` Empty when nothing is recorded. */
export function needsLine(needs: readonly CommunicationNeed[]): string {
  const formats = needs.filter((need) => need !== 'time_to_think')
  const parts = [
    ...(formats.length > 0
      ? [`Needs ${list(formats.map((n) => communicationNeedNames[n]))}.`]
      : []),
    ...(needs.includes('time_to_think') ? ['Needs time to think, asked in person.'] : []),
  ]
  return parts.join(' ')
}

type Named = { readonly knownAs: string; readonly fullName: string }

/** The full name when it holds the name they go by; otherwise both: `Dot (Dorothy Hale)`. */
export function titleOf({ knownAs, fullName }: Named): string {
  if (fullName === '') return knownAs
  return saysPhrase(plainWords(fullName), knownAs) ? fullName : `${knownAs} (${fullName})`
}
