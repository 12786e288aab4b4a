import { list } from '../../src/domain/decision/reason.ts'
import { type CommunicationNeed, communicationNeedNames } from '../../src/domain/people.ts'

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
