import type { KnownPerson } from '../../src/media/people-search.ts'
import { SubmitButton } from '../shared/button.tsx'
import { Form, type FormState, typed } from '../shared/form.tsx'
import { BackLink, PageHead } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { describePerson } from './describe-person.ts'

/** When a name fits nobody, or several: choose the person, or type it again. */
export function ShownPage(props: {
  readonly form: FormState
  readonly people: readonly KnownPerson[]
}) {
  const { form, people } = props
  return (
    <div class="stack one-column">
      <BackLink href="/media">All pictures</BackLink>
      <PageHead title="Whose pictures?" />
      {people.length > 0 ? (
        <ul class="people">
          {people.map((person) => (
            <li>
              <a class="name" href={`/media?person=${person.id}`}>
                {person.knownAs}
              </a>
              <p class="line">{describePerson(person)}</p>
            </li>
          ))}
        </ul>
      ) : (
        <p>
          {typed(form, 'name').trim()
            ? `Nobody in the register has a name that begins with “${typed(form, 'name').trim()}”.`
            : 'Type the first letters of a name.'}
        </p>
      )}
      <Form action="/media/shown">
        <TextField form={form} name="name" label="Name" width={20} />
        <div class="buttons">
          <SubmitButton icon="search">Find their pictures</SubmitButton>
        </div>
      </Form>
    </div>
  )
}
