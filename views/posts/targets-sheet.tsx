import { channelInSentence } from '../../src/domain/channels.ts'
import { isWaiting } from '../../src/domain/lifecycle.ts'
import { targetStateNames } from '../../src/domain/posts.ts'
import type { Compose, ComposeTarget, Live } from '../../src/posts/compose.ts'
import { RadioGroup, Select } from '../shared/choices.tsx'
import { DateBoxes } from '../shared/date-boxes.tsx'
import { errorFor, type FormState, typed } from '../shared/form.tsx'
import { Icon } from '../shared/icon.tsx'
import { Sheet } from '../shared/page.tsx'
import { TextArea, TimeField } from '../shared/text-fields.tsx'
import { Verdict } from '../shared/verdict.tsx'
import { OwnCount } from './counts.tsx'

const kinds = { ALLOW: 'allow', REFER: 'refer', BLOCK: 'block' } as const

/** The answer for each place in a word, at the top, each a link to its reasons. */
export function TargetChips({ live }: { readonly live: Pick<Live, 'gate'> }) {
  return (
    <nav class="chips" id="chips" aria-label="Can it go out?">
      {live.gate.map((target) => (
        <a class="chip" href={`#gate-${target.targetId}`}>
          <Verdict
            verdict={kinds[target.verdict]}
            word={`${target.channelName}: ${said[target.verdict]}`}
          />
        </a>
      ))}
    </nav>
  )
}

const said = { ALLOW: 'may go out', REFER: 'second look', BLOCK: 'not yet' } as const

/** Where it goes, when, and with which words; then the days between which it may go out at all. */
export function TargetsSheet({ compose }: { readonly compose: Compose }) {
  const { targets, form, addable, found } = compose
  const error = errorFor(form, 'targets')
  const open = targets.filter(({ state }) => isWaiting(state))
  const out = targets.filter(({ state }) => !isWaiting(state) && state !== 'cancelled')
  return (
    <Sheet title="Where and when" id="targets">
      <div class="field" id="field-targets" data-invalid={error ? '' : undefined}>
        {error && <p class="error">{error}</p>}
        <div class="stack">
          {open.map((target) => (
            <TargetCard target={target} form={form} several={open.length > 1} />
          ))}
        </div>
        {out.map((target) => (
          <p class="soft">
            {target.accountName}: {targetStateNames[target.state]}. Not part of this version.
          </p>
        ))}
      </div>
      {addable.length > 0 && (
        <div class="add-row">
          <Select
            form={form}
            name="account"
            label="Add another place"
            options={addable.map(({ id, name }) => ({ value: id, name }))}
          />
          <button
            type="submit"
            class="button"
            data-tone="quiet"
            formaction={`/posts/${found.post.id}/targets`}
          >
            <Icon name="add" />
            Add
          </button>
        </div>
      )}
      <Window form={form} />
    </Sheet>
  )
}

/** Most posts never need it: closed until somebody has typed in it. */
function Window({ form }: { readonly form: FormState }) {
  const isUsed = Object.keys(form.values).some(
    (name) => name.startsWith('window_') && typed(form, name) !== '',
  )
  const isWrong = form.errors.some(({ field }) => field.startsWith('window_'))
  return (
    <details class="aside-form" open={isUsed || isWrong}>
      <summary>Set the first and last day it may go out</summary>
      <div class="pair">
        <DateBoxes
          form={form}
          name="window_from"
          label="First day it may go out"
          hint="Left empty: the first planned day"
          optional
        />
        <DateBoxes
          form={form}
          name="window_until"
          label="Last day it may go out"
          hint="Left empty: a week after the last planned day"
          optional
        />
      </div>
    </details>
  )
}

function TargetCard(props: {
  readonly target: ComposeTarget
  readonly form: FormState
  readonly several: boolean
}) {
  const { target, form } = props
  const { id } = target
  const here = `/posts/${target.postId}/targets/${id}`
  const where = channelInSentence[target.channel]
  return (
    <section class="target-card" id={`target-${id}`} aria-labelledby={`target-${id}-title`}>
      <header>
        <h3 id={`target-${id}-title`}>{target.accountName}</h3>
        <button type="submit" class="button" data-tone="plain" formaction={`${here}/drop`}>
          Leave {where} out
        </button>
      </header>
      <RadioGroup
        form={form}
        name={`own_${id}`}
        label={`Words for ${where}`}
        layout="inline"
        options={[
          { value: 'no', name: 'Same as the main words' },
          {
            value: 'yes',
            name: 'Other words',
            more: (
              <TextArea
                form={form}
                name={`words_${id}`}
                label={`Words for ${target.accountName}`}
                rows={5}
                after={<OwnCount target={target} />}
              />
            ),
          },
        ]}
      />
      <When target={target} form={form} />
      {props.several && target.planned && (
        <button type="submit" class="button" data-tone="plain" formaction={`${here}/plan-for-all`}>
          Use this time everywhere
        </button>
      )}
    </section>
  )
}

function When({ target, form }: { readonly target: ComposeTarget; readonly form: FormState }) {
  const { id } = target
  return (
    <RadioGroup
      form={form}
      name={`when_${id}`}
      layout="inline"
      label={`When should it go out on ${channelInSentence[target.channel]}?`}
      options={[
        { value: 'soon', name: 'As soon as it is approved' },
        {
          value: 'day',
          name: 'On a day',
          more: (
            <div class="when-boxes">
              <DateBoxes form={form} name={`on_${id}`} label="Day" />
              <TimeField form={form} name={`at_${id}`} label="Time" />
              <ClockNote target={target} />
            </div>
          ),
        },
      ]}
    />
  )
}

/** Says at once when the chosen time does not exist or comes twice (V04). */
export function ClockNote({ target }: { readonly target: ComposeTarget }) {
  return (
    <div id={`clock-${target.id}`} aria-live="polite">
      {target.clockChange && (
        <p class="misfit">
          The clocks change then. Choose another time, before 01:00 or after 02:00 that day.
        </p>
      )}
    </div>
  )
}
