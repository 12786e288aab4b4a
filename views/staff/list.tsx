import { html } from 'hono/html'
import { sayDay } from '../../src/domain/calendar.ts'
import { roleNames, roles } from '../../src/domain/roles.ts'
import {
  type ListedStaff,
  type StaffFilters,
  staffStateNames,
  staffStates,
} from '../../src/staff/list.ts'
import { LinkButton } from '../shared/button.tsx'
import { optionsOf, Select } from '../shared/choices.tsx'
import type { FormState } from '../shared/form.tsx'
import { EmptyState } from '../shared/lists.tsx'
import type { Markup } from '../shared/markup.ts'
import { PageHead } from '../shared/page.tsx'
import { Filters, Pager } from '../shared/paging.tsx'
import { DataTable } from '../shared/queue.tsx'
import { Verdict } from '../shared/verdict.tsx'

type Props = {
  readonly rows: readonly ListedStaff[]
  readonly filters: StaffFilters
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly today: string
  readonly older: string | undefined
  readonly query: string
  readonly mayAdd: boolean
}

/** Everybody who works here, as far as this person may see. */
export function StaffList(props: Props) {
  const { rows } = props
  return (
    <>
      <PageHead
        title="Staff"
        under="Who works here, what they may do, and until when their training counts."
        actions={
          props.mayAdd && (
            <LinkButton href="/staff/new" tone="main" icon="add">
              Add somebody
            </LinkButton>
          )
        }
      />
      <StaffFilterForm {...props} />
      {rows.length === 0 ? (
        <EmptyState title="Nobody fits these filters" icon="people">
          Take a filter away, or add somebody.
        </EmptyState>
      ) : (
        <DataTable
          caption="Staff by name"
          captionHidden
          columns={[{ name: 'Name' }, { name: 'Roles' }, { name: 'Training' }, { name: 'State' }]}
          rows={rows.map((row) => cells(row, props.today))}
        />
      )}
      <Pager
        showing={rows.length === 1 ? '1 person' : `${rows.length} people`}
        older={props.older}
        newer={props.filters.after ? '/staff' : undefined}
        csv={`/staff.csv${props.query}`}
      />
    </>
  )
}

function cells(row: ListedStaff, today: string): (Markup | string)[] {
  const held = row.roles.map(({ role, serviceName }) =>
    serviceName ? `${roleNames[role]}, ${serviceName}` : roleNames[role],
  )
  return [
    html`<a href="/staff/${row.id}">${row.name}</a>`,
    held.length > 0 ? held.join('; ') : 'No role today',
    training(row.trainedUntil, today),
    state(row),
  ]
}

const training = (until: string | null, today: string): Markup | string => {
  if (until === null) return html`${Verdict({ verdict: 'idle', word: 'None' })}`
  return until < today
    ? html`${Verdict({ verdict: 'block', word: `Ran out ${sayDay(until)}` })}`
    : `Until ${sayDay(until)}`
}

const state = (row: ListedStaff): string => {
  if (row.leftOn) return `Left ${sayDay(row.leftOn)}`
  if (row.noticeGivenOn) return `Gave notice ${sayDay(row.noticeGivenOn)}`
  return row.hasSignIn ? 'Working here' : 'Invited, not joined yet'
}

function StaffFilterForm({ filters, services }: Props) {
  const form: FormState = {
    values: {
      service: filters.service ?? '',
      role: filters.role ?? '',
      state: filters.state ?? '',
    },
    errors: [],
  }
  const active = [filters.service, filters.role, filters.state].filter(Boolean).length
  return (
    <Filters action="/staff" active={active} clear="/staff">
      <Select
        form={form}
        name="service"
        label="Service"
        blank="Any service"
        options={services.map(({ id, name }) => ({ value: id, name }))}
      />
      <Select
        form={form}
        name="role"
        label="Role"
        blank="Any role"
        options={optionsOf(roles, roleNames)}
      />
      <Select
        form={form}
        name="state"
        label="State"
        blank="Everybody who has not left"
        options={optionsOf(staffStates, staffStateNames)}
      />
    </Filters>
  )
}
