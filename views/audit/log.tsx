import { html } from 'hono/html'
import { type Action, actions } from '../../src/audit/actions.ts'
import type { LogFilters } from '../../src/audit/forms.ts'
import type { LogRow } from '../../src/audit/store.ts'
import { ActionButton } from '../shared/button.tsx'
import { Select } from '../shared/choices.tsx'
import type { FormState } from '../shared/form.tsx'
import { EmptyState } from '../shared/lists.tsx'
import type { Markup } from '../shared/markup.ts'
import { PageHead } from '../shared/page.tsx'
import { Filters, Pager } from '../shared/paging.tsx'
import { DataTable } from '../shared/queue.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { When } from '../shared/when.tsx'
import { addressOf, subjectNames } from './subjects.ts'

type Props = {
  readonly rows: readonly LogRow[]
  readonly filters: LogFilters
  readonly older: string | undefined
  readonly newest: string | undefined
  readonly csv: string
  readonly actors: readonly { id: string; name: string }[]
}

/** Everything that was ever done, newest first. */
export function LogPage(props: Props) {
  const { rows } = props
  return (
    <>
      <PageHead
        title="Audit trail"
        under="Everything that was done, by whom and when. Nothing here can be changed or removed."
        actions={
          <ActionButton action="/audit/verification" tone="main" icon="check">
            Check that nothing was altered
          </ActionButton>
        }
      />
      <LogFilterForm {...props} />
      {rows.length === 0 ? (
        <EmptyState title="Nothing fits these filters" icon="audit">
          Take a filter away, or choose other days.
        </EmptyState>
      ) : (
        <DataTable
          caption="Audit trail, newest first"
          captionHidden
          columns={[
            { name: 'Number' },
            { name: 'When' },
            { name: 'Who' },
            { name: 'What' },
            { name: 'About' },
          ]}
          rows={rows.map(cells)}
        />
      )}
      <Pager
        showing={rows.length === 1 ? '1 event' : `${rows.length} events`}
        older={props.older}
        newer={props.newest}
        csv={props.csv}
      />
    </>
  )
}

function cells(row: LogRow): Markup[] {
  const about = subjectNames[row.subjectKind] ?? row.subjectKind
  const address = addressOf(row.subjectKind, row.subjectId)
  return [
    html`${row.seq}`,
    html`${When({ at: row.at })}`,
    html`${row.actorName ?? 'The system'}`,
    html`${actions[row.action]}${details(row)}`,
    address
      ? html`<a href="${address}">${about}<span class="visually-hidden"> of event ${row.seq}</span></a>`
      : html`${about}`,
  ]
}

const details = (row: LogRow): Markup | string => {
  const codes = row.body.codes
  return Array.isArray(codes) && codes.length > 0 ? html` <small>(${codes.join(', ')})</small>` : ''
}

function LogFilterForm({ filters, actors }: Props) {
  const form: FormState = {
    values: {
      action: filters.action ?? '',
      actor: filters.actor ?? '',
      subject: filters.subject ?? '',
      from: filters.from ?? '',
      until: filters.until ?? '',
    },
    errors: [],
  }
  const { before, ...used } = filters
  const active = Object.values(used).filter((value) => value !== undefined).length
  return (
    <Filters action="/audit" active={active} clear="/audit">
      <Select
        form={form}
        name="actor"
        label="Who"
        blank="Anyone"
        options={[
          { value: 'system', name: 'The system' },
          ...actors.map(({ id, name }) => ({ value: id, name })),
        ]}
      />
      <Select
        form={form}
        name="action"
        label="What"
        blank="Anything"
        options={(Object.keys(actions) as Action[]).map((value) => ({
          value,
          name: actions[value],
        }))}
      />
      <TextField form={form} name="from" label="From" hint="Such as 2026-05-01" width={10} />
      <TextField form={form} name="until" label="Until" hint="Such as 2026-05-31" width={10} />
      <TextField
        form={form}
        name="subject"
        label="About"
        hint="The id of a post, person or consent"
        optional
      />
    </Filters>
  )
}
