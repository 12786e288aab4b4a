import { html } from 'hono/html'
import type { AccountRow } from '../../src/accounts/store.ts'
import { type CivilDate, sayDay } from '../../src/domain/calendar.ts'
import { audienceNames, channelNames } from '../../src/domain/channels.ts'
import { Buttons, LinkButton } from '../shared/button.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { BackLink, PageHead, Sheet } from '../shared/page.tsx'
import { DataTable } from '../shared/queue.tsx'
import { Verdict } from '../shared/verdict.tsx'
import { dpiaMark, statusMark } from './list.tsx'

type Props = {
  readonly account: AccountRow
  readonly today: CivilDate
  readonly signedBy: string | null
  readonly designated: readonly {
    readonly staffId: string
    readonly name: string
    readonly from: CivilDate
    readonly until: CivilDate | null
  }[]
  readonly may: {
    readonly change: boolean
    readonly suspend: boolean
    readonly signDpia: boolean
    readonly readStaff: boolean
  }
}

/** One official account: what it is, its privacy check, and who may post on it. */
export function AccountPage(props: Props) {
  const { account, may } = props
  return (
    <>
      <BackLink href="/accounts">Official accounts</BackLink>
      <PageHead
        title={account.name}
        over={account.serviceName}
        under={<Verdict {...statusMark(account.status)} />}
        actions={
          <>
            {may.change && (
              <LinkButton href={`/accounts/${account.id}/details`} icon="edit">
                Change
              </LinkButton>
            )}
            {may.suspend && account.status !== 'closed' && account.status !== 'proposed' && (
              <LinkButton
                href={`/accounts/${account.id}/status`}
                tone={account.status === 'active' ? 'no' : 'quiet'}
              >
                {account.status === 'active' ? 'Switch off' : 'Change its state'}
              </LinkButton>
            )}
          </>
        }
      />
      <div class="stack">
        <Facts account={account} />
        <PrivacyCheck {...props} />
        <Designated {...props} />
      </div>
    </>
  )
}

function Facts({ account }: Pick<Props, 'account'>) {
  return (
    <Sheet title="The account" id="facts">
      <SummaryList
        rows={[
          { name: 'Kind', value: channelNames[account.channel] },
          { name: 'Handle', value: account.handle || 'None' },
          {
            name: 'Address',
            value: account.address ? (
              <a href={account.address} rel="noreferrer">
                {account.address}
              </a>
            ) : (
              'Not on the web'
            ),
          },
          { name: 'Who can see it', value: audienceNames[account.audience] },
          {
            name: 'People who can change it',
            value:
              account.adminCount < 2
                ? `${account.adminCount}. Have at least two, in case one leaves.`
                : account.adminCount,
          },
          {
            name: 'Second step to sign in',
            value: account.hasMfa ? 'Yes' : 'No. Switch it on at the platform.',
          },
          ...(account.statusReason
            ? [{ name: 'Why it is in this state', value: account.statusReason }]
            : []),
        ]}
      />
    </Sheet>
  )
}

function PrivacyCheck({ account, today, signedBy, may }: Props) {
  return (
    <Sheet title="Privacy check (DPIA)" id="dpia" tone={account.dpiaSignedOn ? undefined : 'wait'}>
      <p>
        <Verdict {...dpiaMark(account, today)} />
      </p>
      {account.dpiaSignedOn ? (
        <SummaryList
          rows={[
            { name: 'Signed by', value: signedBy ?? 'Somebody no longer in the list' },
            {
              name: 'Look again on',
              value: account.dpiaReviewOn ? sayDay(account.dpiaReviewOn) : 'Not set',
            },
            {
              name: 'Rules for this account',
              value: <span class="words">{account.dpiaRules}</span>,
            },
          ]}
        />
      ) : (
        <p class="soft">
          The account stays proposed, and nothing may go out on it, until the data protection
          officer or the Registered Manager signs its privacy check.
        </p>
      )}
      {may.signDpia && account.status !== 'closed' && (
        <Buttons>
          <LinkButton
            href={`/accounts/${account.id}/dpia`}
            tone={account.dpiaSignedOn ? 'quiet' : 'main'}
          >
            {account.dpiaSignedOn ? 'Sign it again' : 'Sign the privacy check'}
          </LinkButton>
        </Buttons>
      )}
    </Sheet>
  )
}

function Designated({ designated, today, may }: Props) {
  return (
    <Sheet title="Who may post on it" id="designated">
      {designated.length === 0 ? (
        <p class="soft">Nobody yet. A manager designates somebody from their page under Staff.</p>
      ) : (
        <DataTable
          caption="Designated staff"
          captionHidden
          columns={[{ name: 'Name' }, { name: 'From' }, { name: 'Until' }]}
          rows={designated.map((one) => [
            may.readStaff ? html`<a href="/staff/${one.staffId}">${one.name}</a>` : one.name,
            sayDay(one.from),
            one.until === null
              ? 'No end yet'
              : `${sayDay(one.until)}${one.until < today ? ' (ended)' : ''}`,
          ])}
        />
      )}
    </Sheet>
  )
}
