import type { Child } from 'hono/jsx'
import { type Mark, Verdict } from './verdict.tsx'

/** Who is shown, each with the words that cover them. `id` is where a photo tag links to. */
export function PeopleShown({
  people,
}: {
  readonly people: readonly {
    readonly id?: string
    readonly name: Child
    readonly mark: Mark
    readonly lines: readonly Child[]
  }[]
}) {
  return (
    <ul class="people">
      {people.map((person) => (
        <li id={person.id}>
          <span class="name">{person.name}</span>
          <Verdict {...person.mark} />
          {person.lines.map((line) => (
            <p class="line">{line}</p>
          ))}
        </li>
      ))}
    </ul>
  )
}
