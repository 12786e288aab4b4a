import type { FoundWithdrawal, Stopped } from '../../src/consents/withdrawal.ts'
import { sayTime } from '../../src/domain/calendar.ts'
import { withdrawalRouteNames } from '../../src/domain/consent.ts'
import type { SharedTarget } from '../../src/people/shared.ts'
import { whatTheySaid } from '../people/history.tsx'
import { SharedList } from '../people/shared.tsx'
import { Banner } from '../shared/banner.tsx'
import { Buttons, LinkButton, SubmitButton } from '../shared/button.tsx'
import { Checkbox } from '../shared/choices.tsx'
import { Form, type FormState } from '../shared/form.tsx'
import { Stepper, SummaryList, TaskList } from '../shared/lists.tsx'
import { PageHead, Sheet } from '../shared/page.tsx'
import { TextField } from '../shared/text-fields.tsx'
import { sayLength } from '../shared/when.tsx'
import { noSteps } from './no.tsx'

export type WithdrawalProps = {
  readonly said: FoundWithdrawal
  readonly targets: readonly SharedTarget[]
  /** What was stopped in the moment it was written down. */
  readonly stopped: Stopped
  readonly names: ReadonlyMap<string, string>
  readonly form: FormState
  /** Whether this is the page right after it was written down. */
  readonly fresh: boolean
  readonly seesPosts: boolean
  readonly seesPerson: boolean
}

/** Step 3: what was stopped, what must come down by when, and what is still to fill in. */
export function WithdrawalPage(props: WithdrawalProps) {
  const { said, fresh } = props
  const name = said.person.knownAs
  return (
    <div class="one-column stack">
      {fresh && <Stepper steps={noSteps} current={3} />}
      <PageHead
        title={said.route === 'via_other_person' ? `${name}: paused` : `${name} said no`}
        over={`${whatTheySaid(said)} · ${said.serviceName}`}
        under={`It counts from ${sayTime(said.saidAt)}.`}
        actions={
          props.seesPerson && (
            <LinkButton href={`/people/${said.person.id}`}>Open {name}’s page</LinkButton>
          )
        }
      />
      <Effect {...props} />
      <Sheet title="What was said">
        <SummaryList rows={saidRows(props)} />
      </Sheet>
      {props.seesPosts && props.targets.length > 0 && (
        <Sheet title={`Everything with ${name}`}>
          <SharedList targets={props.targets} name={name} linked />
        </Sheet>
      )}
      <Later {...props} />
    </div>
  )
}

function Effect({ said, targets, stopped }: WithdrawalProps) {
  const name = said.person.knownAs
  const down = targets.filter((target) => target.takedownFor === said.id)
  const isPaused = said.route === 'via_other_person'
  const where = said.scope === 'everything' ? '' : ' where they said no'
  return (
    <Banner tone="yes" title={isPaused ? 'It is paused' : 'It is stopped'}>
      <ul>
        <li>
          Nothing new with {name} can be approved or released{where}.
        </li>
        {stopped.waiting > 0 && <li>Stopped before it went out: {countOf(stopped.waiting)}.</li>}
        {stopped.packs > 0 && (
          <li>
            Handed out already, and taken back: {countOf(stopped.packs)}. Whoever released it must
            now say whether it went out.
          </li>
        )}
        {down.map((target) => (
          <li>
            “{target.title}” on {target.accountName} must come down by{' '}
            {sayTime(target.takedownDue ?? said.recordedAt)}.
          </li>
        ))}
        {isPaused && <li>Somebody must now ask {name} what they want.</li>}
      </ul>
    </Banner>
  )
}

const countOf = (count: number): string => (count === 1 ? '1 post' : `${count} posts`)

function saidRows({ said, names }: WithdrawalProps) {
  const gap = said.recordedAt - said.saidAt
  return [
    { name: 'How', value: withdrawalRouteNames[said.route] },
    { name: 'Said', value: sayTime(said.saidAt) },
    {
      name: 'Written down',
      value: `${sayTime(said.recordedAt)}, by ${names.get(said.recordedBy) ?? 'somebody no longer here'}`,
    },
    { name: 'Time between', value: gap < 60_000 ? 'None' : sayLength(gap) },
    ...(said.toldTo ? [{ name: 'Told to', value: said.toldTo }] : []),
    ...(said.words ? [{ name: 'Their words', value: `“${said.words}”` }] : []),
    { name: 'What is out', value: said.takeDown ? 'Take it down' : 'May stay up' },
  ]
}

/** What may wait until later. None of it holds anything up. */
function Later({ said, form, names }: WithdrawalProps) {
  const name = said.person.knownAs
  const isOpen = said.identityCheckedAt === null || said.confirmedBackAt === null
  const who = names.get(said.identityCheckedBy ?? '') ?? 'somebody'
  return (
    <Sheet title="When there is time" id="later">
      <TaskList
        tasks={[
          {
            name: `Make sure that it was ${name}`,
            hint:
              said.identityCheckedAt === null
                ? undefined
                : `By ${who}, ${sayTime(said.identityCheckedAt)}`,
            verdict: said.identityCheckedAt === null ? 'idle' : 'allow',
            word: said.identityCheckedAt === null ? 'To do' : 'Done',
          },
          {
            name: `Tell ${name} what was done`,
            hint:
              said.confirmedBackAt === null
                ? undefined
                : `${said.confirmedBackHow}, ${sayTime(said.confirmedBackAt)}`,
            verdict: said.confirmedBackAt === null ? 'idle' : 'allow',
            word: said.confirmedBackAt === null ? 'To do' : 'Done',
          },
        ]}
      />
      {isOpen && (
        <Form action={`/withdrawals/${said.id}/details`}>
          {said.identityCheckedAt === null && (
            <Checkbox
              form={form}
              name="identity"
              label={`I made sure that it was ${name} who said it`}
            />
          )}
          {said.confirmedBackAt === null && (
            <TextField
              form={form}
              name="confirmed_how"
              label={`How did you tell ${name} what was done?`}
              hint="For example: talked about it with them"
              optional
            />
          )}
          <Buttons>
            <SubmitButton tone="quiet">Save</SubmitButton>
          </Buttons>
        </Form>
      )}
    </Sheet>
  )
}
