import { LinkButton, SubmitButton } from '../../views/shared/button.tsx'
import { CheckboxGroup, Select } from '../../views/shared/choices.tsx'
import { DateBoxes, dateValues } from '../../views/shared/date-boxes.tsx'
import { Form } from '../../views/shared/form.tsx'
import { Gate } from '../../views/shared/gate.tsx'
import { BackLink, PageHead, Sheet } from '../../views/shared/page.tsx'
import { Photo, type PhotoProps } from '../../views/shared/photo.tsx'
import { Counter, PostPreview } from '../../views/shared/post.tsx'
import { TextArea, TextField, TimeField } from '../../views/shared/text-fields.tsx'

const words =
  'Tea, scones and a very competitive game of croquet. Thank you to everyone who came to our garden party on Saturday — what an afternoon!'

export const picture: PhotoProps = {
  src: 'sample.jpg',
  alt: 'Three friends at a table, smiling at the camera',
  width: 1920,
  height: 1350,
}

const form = {
  values: {
    words,
    alt: 'Ann and Ben laughing over tea',
    time: '09:00',
    channels: ['own_website'],
    ...dateValues('day', '2026-06-06'),
  },
  errors: [],
}

export function ComposePage() {
  return (
    <>
      <BackLink href="/posts">Posts</BackLink>
      <PageHead
        over={
          <span class="saved" data-saved="post" data-state="saved" role="status">
            Saved 10 seconds ago
          </span>
        }
        title="Garden party at Oak House"
        under="Draft by Asha Patel"
        actions={
          <>
            <LinkButton href="#first">Show it to Ann first</LinkButton>
            <SubmitButton form="post">Send to Morag</SubmitButton>
          </>
        }
      />
      <div class="columns">
        <div class="stack">
          <Sheet title="Words" aside="Shared by every channel">
            <Form id="post" action="/posts/1" autosave="/posts/1">
              <TextArea
                form={form}
                name="words"
                label="Words for Facebook"
                hint="Same as the website, except where you change it"
                after={<Counter used={136} limit={63206} unit="characters" />}
              />
              <Select
                form={form}
                name="category"
                label="What is it about?"
                width={30}
                options={[{ value: 'own_news', name: 'Our news, events and activities' }]}
              />
              <DateBoxes form={form} name="day" label="When should it go out?" />
              <TimeField form={form} name="time" label="Time" />
              <CheckboxGroup
                form={form}
                name="channels"
                label="Where should it go?"
                layout="grid"
                options={[
                  { value: 'own_website', name: 'Our website' },
                  { value: 'facebook', name: 'Oak House Facebook' },
                ]}
              />
            </Form>
          </Sheet>
          <Sheet title="Who is in this picture?" aside="You have named 2 of 3">
            <Photo {...picture} tags={tags} eager />
            <TextField
              form={form}
              name="alt"
              label="Describe it for people who cannot see it"
              hint="One or two sentences. Leave out names that were not agreed."
            />
          </Sheet>
        </div>
        <div class="stack">
          <Gate
            rows={gateRows}
            checkedAgainst="Checked for 6 June 2026, 09:00, and again whenever anything changes."
          />
          <PostPreview
            channel="facebook"
            account="Oak House"
            initials="OH"
            about="6 June at 09:00 · Anyone"
            words={words}
            pictures={[picture]}
            note="About how Facebook shows it"
          />
        </div>
      </div>
    </>
  )
}

const tags = [
  { x: 0.28, y: 0.2, width: 0.17, height: 0.34, name: 'Ann', href: '#ann' },
  { x: 0.56, y: 0.13, width: 0.13, height: 0.27, name: 'Ben', href: '#ben', verdict: 'block' },
  {
    x: 0.76,
    y: 0.18,
    width: 0.13,
    height: 0.27,
    name: 'Who is this?',
    href: '#who',
    verdict: 'refer',
  },
] as const

const gateRows = [
  {
    where: 'Our website',
    verdict: 'allow',
    reasons: [
      {
        sentence:
          'Ann and Ben both agreed to their face and first name on the website, until 31 December 2026.',
      },
    ],
  },
  {
    where: 'Oak House Facebook',
    verdict: 'block',
    reasons: [
      {
        sentence:
          'Permission does not cover Facebook. It covers own website and printed newsletter.',
        clears: 'Care staff can ask Ben, or you can leave Facebook out.',
        next: { href: '#ask', words: 'Ask Ben' },
      },
      {
        sentence: '3 people are in this item but 2 are named.',
        next: { href: '#name', words: 'Name everyone in the picture' },
      },
    ],
  },
  {
    where: 'Oak House Instagram',
    verdict: 'refer',
    reasons: [{ sentence: 'Add a description so everyone can use this.' }],
  },
] as const
