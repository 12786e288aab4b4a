import { placeLocal } from '../../src/domain/calendar.ts'
import { channelNames } from '../../src/domain/channels.ts'
import { platforms } from '../../src/domain/platforms.ts'
import { publicText } from '../../src/domain/publishing.ts'
import { gateTargets } from '../../src/posts/gate-rows.ts'
import { Banner } from '../shared/banner.tsx'
import { SubmitButton } from '../shared/button.tsx'
import { Checkbox } from '../shared/choices.tsx'
import { Form } from '../shared/form.tsx'
import { Gate } from '../shared/gate.tsx'
import { SummaryList } from '../shared/lists.tsx'
import { Sheet } from '../shared/page.tsx'
import { When } from '../shared/when.tsx'
import type { DeliveryProps } from './delivery.tsx'

const hour = 3_600_000

/** What is about to leave, where to, until when; or why it may not leave now. */
export function Release({ delivery, form, formKey }: DeliveryProps) {
  if (!delivery.mayRelease) return null
  if (delivery.refusal) return <MayNot delivery={delivery} />
  return (
    <Sheet title={delivery.out ? 'Release it again' : 'What will be in the pack'}>
      <Contents delivery={delivery} />
      <TooEarly delivery={delivery} />
      <Form
        action={`/posts/${delivery.post.id}/targets/${delivery.target.id}/release`}
        hidden={{ form_key: formKey }}
      >
        <Checkbox
          form={form}
          name="permanent"
          label="Everything posted is public and permanent."
          hint="Anyone can copy it and keep it, also after it is deleted. Your name stays on this release."
        />
        <SubmitButton wide icon="lock">
          Release the pack
        </SubmitButton>
      </Form>
    </Sheet>
  )
}

function Contents({ delivery }: Pick<DeliveryProps, 'delivery'>) {
  const { account, approval, now, releaseHours, target } = delivery
  if (!approval) return null
  const { content } = approval.version
  const pictures = content.media.length
  const { image } = platforms[account.channel]
  return (
    <>
      <SummaryList
        rows={[
          {
            name: 'Words',
            value: <span class="words">{publicText(content, target.id) || 'None'}</span>,
          },
          {
            name: 'Pictures',
            value:
              pictures === 0
                ? 'None'
                : `${pictures}, made for ${channelNames[account.channel]} (no larger than ${image.maxWidth} by ${image.maxHeight}), each with its description`,
          },
          { name: 'Post it on', value: `${account.name}, ${account.address}` },
          {
            name: 'Use it before',
            value: <When at={now + releaseHours * hour} />,
          },
        ]}
      />
      {pictures > 0 && (
        <ul class="changed-pictures">
          {content.media.map(({ assetId, altText }) => (
            <li>
              <img
                src={`/media/${assetId}/thumb`}
                alt={altText}
                width="160"
                height="120"
                loading="lazy"
              />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** A pack that runs out before its time is of no use to anybody. */
function TooEarly({ delivery }: Pick<DeliveryProps, 'delivery'>) {
  const { target, now, releaseHours } = delivery
  if (target.planned === null) return null
  if (placeLocal(target.planned).instant < now + releaseHours * hour) return null
  return (
    <Banner tone="wait" title="It is early">
      A pack lasts {releaseHours} hours, so this one would run out before the planned time. Come
      back on the day.
    </Banner>
  )
}

function MayNot({ delivery }: Pick<DeliveryProps, 'delivery'>) {
  const decided = delivery.refusal?.decided
  if (!decided) return null
  return (
    <Gate
      rows={gateTargets([decided], 'reader').map(({ accountName, verdict, lines }) => ({
        where: accountName,
        verdict: verdict === 'BLOCK' ? 'block' : verdict === 'REFER' ? 'refer' : 'allow',
        reasons: lines.map(({ sentence, clears }) => ({ sentence, clears })),
      }))}
      checkedAgainst="Checked for now and for the planned time."
    />
  )
}
