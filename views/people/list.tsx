import { personKindNames, personKinds } from '../../src/domain/people.ts'
import { type Light, lightNames, lights } from '../../src/domain/permission-light.ts'
import type { PeopleFilters } from '../../src/people/forms.ts'
import type { ListedPerson, PeoplePage } from '../../src/people/list.ts'
import { LinkButton, SubmitButton } from '../shared/button.tsx'
import { optionsOf, Select } from '../shared/choices.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { EmptyState } from '../shared/lists.tsx'
import { PageHead } from '../shared/page.tsx'
import { Filters, Pager, Views } from '../shared/paging.tsx'
import { Queue, type QueueRow } from '../shared/queue.tsx'
import { TextField } from '../shared/text-fields.tsx'
import type { VerdictKind } from '../shared/verdict.tsx'
import { needsLine, titleOf } from './words.ts'

export const lightVerdicts: Record<Light, VerdictKind> = {
  yes: 'allow',
  review_due: 'refer',
  to_check: 'info',
  paused: 'refer',
  not_usable: 'block',
  asked: 'info',
  ended: 'refer',
  no: 'block',
  not_asked: 'idle',
}

type Props = {
  readonly found: PeoplePage
  readonly filters: PeopleFilters
  /** What was searched for; never part of the address. */
  readonly name: string
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly query: URLSearchParams
  readonly toCheck: number
  readonly mayAdd: boolean
}

/** The register of everyone who may appear, with one word for how things stand. */
export function PeopleList(props: Props) {
  const { found, name } = props
  return (
    <>
      <PageHead
        title="People"
        under="Everyone who may be shown or quoted, and whether they said yes."
        actions={
          props.mayAdd && (
            <LinkButton href="/people/new" icon="add" tone="main">
              Add a person
            </LinkButton>
          )
        }
      />
      <ConsentViews current="people" toCheck={props.toCheck} />
      <NameSearch name={name} />
      {name === '' && <FilterForm {...props} />}
      <div id="people" class="stack">
        {found.people.length === 0 ? <NobodyFound {...props} /> : <Rows people={found.people} />}
        <Pager
          showing={sayShowing(props)}
          newer={props.filters.after ? pageFrom(props.query, null) : undefined}
          older={name === '' && found.next ? pageFrom(props.query, found.next) : undefined}
          csv={name === '' ? `/people.csv?${withoutPage(props.query)}` : undefined}
        />
      </div>
    </>
  )
}

/** The tabs of everything about people and their answers. */
export function ConsentViews(props: {
  readonly current: 'people' | 'check' | 'waiting' | 'all'
  readonly toCheck: number
}) {
  const view = (key: typeof props.current, href: string, name: string, count?: number) => ({
    href,
    name,
    count,
    current: key === props.current,
  })
  return (
    <Views
      label="People and consent"
      views={[
        view('people', '/people', 'People'),
        view('check', '/consents?view=check', 'To check', props.toCheck),
        view('waiting', '/consents?view=waiting', 'Not finished'),
        view('all', '/consents', 'All records'),
      ]}
    />
  )
}

function NameSearch({ name }: { readonly name: string }) {
  const form: FormState = { values: { name }, errors: [] }
  return (
    <Form action="/people/search">
      <div class="row" data-foot>
        <TextField form={form} name="name" label="Find by name" type="search" width={20} />
        <SubmitButton tone="quiet" icon="search">
          Find
        </SubmitButton>
        {name !== '' && (
          <LinkButton href="/people" tone="plain">
            Show everyone
          </LinkButton>
        )}
      </div>
    </Form>
  )
}

function FilterForm({ filters, services }: Props) {
  const form: FormState = { values: filters, errors: [] }
  const active = [filters.service, filters.kind, filters.state].filter(Boolean).length
  return (
    <Filters action="/people" active={active} clear="/people">
      {services.length > 1 && (
        <Select
          form={form}
          name="service"
          label="Service"
          blank="All"
          options={services.map(({ id, name }) => ({ value: id, name }))}
        />
      )}
      <Select
        form={form}
        name="kind"
        label="Who they are"
        blank="Anyone"
        options={optionsOf(personKinds, personKindNames)}
      />
      <Select
        form={form}
        name="state"
        label="How things stand"
        blank="Any"
        options={optionsOf(lights, lightNames)}
      />
    </Filters>
  )
}

function Rows({ people }: { readonly people: readonly ListedPerson[] }) {
  return <>{Queue({ label: 'People, in name order', rows: people.map(rowOf) })}</>
}

function rowOf(person: ListedPerson): QueueRow {
  const needs = needsLine(person.needs)
  return {
    href: `/people/${person.id}`,
    title: titleOf(person),
    lines: [
      `${personKindNames[person.kind]} · ${person.serviceName}`,
      ...(needs === '' ? [] : [needs]),
    ],
    marks: [{ verdict: lightVerdicts[person.light], word: lightNames[person.light] }],
  }
}

function NobodyFound({ name, filters, found, mayAdd }: Props) {
  if (found.next !== null) {
    return (
      <EmptyState title="Nobody on this page" icon="people">
        There are many people to look through. Choose “Next page” to look further.
      </EmptyState>
    )
  }
  const narrowed = name !== '' || Boolean(filters.kind ?? filters.state ?? filters.service)
  return (
    <EmptyState
      title={narrowed ? 'Nobody found' : 'Nobody is in the register yet'}
      icon="people"
      action={mayAdd ? { href: '/people/new', words: 'Add a person' } : undefined}
    >
      {narrowed
        ? 'Try the beginning of another name, or take a filter away. You only see people of services you cover.'
        : 'Add everyone who may be in a picture. Nobody can be shown before they have been asked.'}
    </EmptyState>
  )
}

function sayShowing({ found, name }: Props): string {
  const count = found.people.length
  const people = count === 1 ? '1 person' : `${count} people`
  return name === '' ? `${people}, by name` : `${people} found`
}

function withoutPage(query: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(query)
  next.delete('after')
  return next
}

function pageFrom(query: URLSearchParams, id: string | null): string {
  const next = withoutPage(query)
  if (id !== null) next.set('after', id)
  return `/people?${next}`
}
