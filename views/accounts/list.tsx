import { html } from 'hono/html'
import type { AccountFilters, AccountRow } from '../../src/accounts/store.ts'
import { type CivilDate, sayDay } from '../../src/domain/calendar.ts'
import {
  type AccountStatus,
  accountStatuses,
  accountStatusNames,
  channelNames,
  channels,
} from '../../src/domain/channels.ts'
import { LinkButton } from '../shared/button.tsx'
import { optionsOf, Select } from '../shared/choices.tsx'
import type { FormState } from '../shared/form.tsx'
import { EmptyState } from '../shared/lists.tsx'
import type { Markup } from '../shared/markup.ts'
import { PageHead } from '../shared/page.tsx'
import { Filters, Pager } from '../shared/paging.tsx'
import { DataTable } from '../shared/queue.tsx'
import { type Mark, Verdict } from '../shared/verdict.tsx'

type Props = {
  readonly rows: readonly AccountRow[]
  readonly filters: AccountFilters
  readonly services: readonly { readonly id: string; readonly name: string }[]
  readonly today: CivilDate
  readonly older: string | undefined
  readonly query: string
  readonly mayRegister: boolean
}

/** The register of official accounts: nothing may be published anywhere else. */
export function AccountList(props: Props) {
  const { rows } = props
  return (
    <>
      <PageHead
        title="Official accounts"
        under="Nothing may be published on an account that is not in this register and active."
        actions={
          props.mayRegister && (
            <LinkButton href="/accounts/new" tone="main" icon="add">
              Register an account
            </LinkButton>
          )
        }
      />
      <AccountFilterForm {...props} />
      {rows.length === 0 ? (
        <EmptyState title="No account here yet" icon="link">
          Register the page or website first. Its privacy check is signed next; then people can be
          designated to post on it.
        </EmptyState>
      ) : (
        <DataTable
          caption="Accounts by name"
          captionHidden
          columns={[
            { name: 'Account' },
            { name: 'Kind' },
            { name: 'Service' },
            { name: 'State' },
            { name: 'Privacy check' },
          ]}
          rows={rows.map((row) => cells(row, props.today))}
        />
      )}
      <Pager
        showing={rows.length === 1 ? '1 account' : `${rows.length} accounts`}
        older={props.older}
        newer={props.filters.after ? '/accounts' : undefined}
        csv={`/accounts.csv${props.query}`}
      />
    </>
  )
}

const cells = (row: AccountRow, today: CivilDate): (Markup | string)[] => [
  html`<a href="/accounts/${row.id}">${row.name}</a>`,
  channelNames[row.channel],
  row.serviceName,
  html`${Verdict(statusMark(row.status))}`,
  html`${Verdict(dpiaMark(row, today))}`,
]

export const statusMark = (status: AccountStatus): Mark => ({
  verdict: status === 'active' ? 'allow' : status === 'proposed' ? 'refer' : 'block',
  word: accountStatusNames[status],
})

export function dpiaMark(
  row: Pick<AccountRow, 'dpiaSignedOn' | 'dpiaReviewOn'>,
  today: CivilDate,
): Mark {
  if (!row.dpiaSignedOn) return { verdict: 'block', word: 'Not signed' }
  if (row.dpiaReviewOn && row.dpiaReviewOn < today) {
    return { verdict: 'refer', word: `Look again since ${sayDay(row.dpiaReviewOn)}` }
  }
  return { verdict: 'allow', word: `Signed ${sayDay(row.dpiaSignedOn)}` }
}

function AccountFilterForm({ filters, services }: Props) {
  const form: FormState = {
    values: {
      service: filters.service ?? '',
      channel: filters.channel ?? '',
      status: filters.status ?? '',
    },
    errors: [],
  }
  const active = [filters.service, filters.channel, filters.status].filter(Boolean).length
  return (
    <Filters action="/accounts" active={active} clear="/accounts">
      <Select
        form={form}
        name="service"
        label="Service"
        blank="Any service"
        options={services.map(({ id, name }) => ({ value: id, name }))}
      />
      <Select
        form={form}
        name="channel"
        label="Kind"
        blank="Any kind"
        options={optionsOf(channels, channelNames)}
      />
      <Select
        form={form}
        name="status"
        label="State"
        blank="Any state"
        options={optionsOf(accountStatuses, accountStatusNames)}
      />
    </Filters>
  )
}
