import { Banner } from '../../views/shared/banner.tsx'
import { SubmitButton } from '../../views/shared/button.tsx'
import { Checkbox, NumberChoice, Select } from '../../views/shared/choices.tsx'
import { emptyForm, Form } from '../../views/shared/form.tsx'
import { BackLink, PageHead, Sheet } from '../../views/shared/page.tsx'
import { Filters, Pager, Views } from '../../views/shared/paging.tsx'
import { PeopleShown } from '../../views/shared/people.tsx'
import { Diff, PostPreview, Previews } from '../../views/shared/post.tsx'
import { Queue } from '../../views/shared/queue.tsx'
import { DecisionBar, Stamp } from '../../views/shared/stamp.tsx'
import { TextArea } from '../../views/shared/text-fields.tsx'
import { picture } from './gallery-compose.tsx'

export function ApprovalsPage() {
  return (
    <>
      <PageHead
        title="Approvals"
        under="Soonest planned first. Nothing goes out until you say so."
      />
      <Views
        label="Views of this list"
        views={[
          { href: '#mine', name: 'Waiting for you', count: 3, current: true },
          { href: '#others', name: 'Waiting on others', count: 2 },
          { href: '#done', name: 'Decided' },
        ]}
      />
      <Filters action="/approvals" active={1} clear="/approvals">
        <Select
          form={{ values: { channel: 'facebook' }, errors: [] }}
          name="channel"
          label="Channel"
          blank="Any"
          options={[{ value: 'facebook', name: 'Facebook' }]}
        />
        <Select form={emptyForm} name="state" label="Consent" blank="Any" options={[]} />
      </Filters>
      <Queue label="Waiting for you" rows={rows} />
      <Pager showing="3 shown, soonest first" older="#older" newer="#newer" csv="/approvals.csv" />
    </>
  )
}

const rows = [
  {
    href: '#1',
    title: 'Garden party at Oak House',
    thumb: 'sample.jpg',
    lines: ['Asha Patel · Facebook, our website', 'Second look: the words changed'],
    marks: [
      { verdict: 'allow', word: 'Website' },
      { verdict: 'block', word: 'Facebook' },
    ],
    when: { first: 'Today, 09:00', second: '40 minutes late', late: true },
  },
  {
    href: '#2',
    title:
      'Our new sensory garden is open, and everybody is invited to come and see it this weekend',
    thumb: 'sample.jpg',
    lines: ['Bea Lindqvist · Instagram'],
    marks: [{ verdict: 'refer', word: 'Needs a second look' }],
    when: { first: 'Friday, 12:30', second: 'sent 2 days ago' },
  },
  {
    href: '#3',
    title: 'Recruiting night staff',
    thumb: 'none',
    lines: ['Asha Patel · LinkedIn'],
    marks: [{ verdict: 'allow', word: 'No people shown' }],
    when: { first: 'No date yet', second: 'sent 3 hours ago' },
  },
] as const

export function ReviewPage() {
  return (
    <>
      <BackLink href="/approvals">3 waiting</BackLink>
      <PageHead
        title="Garden party at Oak House"
        under="Asha Patel · goes out Saturday 6 June 2026, 09:00 · your second look"
      />
      <div class="columns">
        <Previews label="Previews">
          <PostPreview
            channel="own_website"
            account="Oak House"
            initials="OH"
            about="Our website"
            mark={{ verdict: 'allow', word: 'May go out' }}
            words={
              <Diff
                parts={[
                  { value: 'Tea, scones and a ' },
                  { value: 'slightly', removed: true },
                  { value: ' ' },
                  { value: 'very', added: true },
                  { value: ' competitive game of croquet. Thank you to everyone who came!' },
                ]}
              />
            }
            pictures={[picture]}
          />
        </Previews>
        <div class="stack">
          <Sheet title="How many people can you see?" id="count">
            <NumberChoice
              form={{ values: { count: '3' }, errors: [] }}
              name="count"
              label="Count before we show you what Asha said."
              hint="Include people behind, and reflections."
              options={['0', '1', '2', '3', '4', '5']
                .map((n) => ({ value: n, name: n }))
                .concat({ value: 'more', name: 'More' })}
            />
          </Sheet>
          <Sheet title="Who is shown" id="shown">
            <PeopleShown
              people={[
                {
                  id: 'ann',
                  name: 'Ann Wright',
                  mark: { verdict: 'allow', word: 'Agreed' },
                  lines: [
                    '“Face and first name, website and Facebook, news of activities.” Signed 4 January, until 31 December 2026.',
                  ],
                },
                {
                  name: 'Person in the background',
                  mark: { verdict: 'refer', word: 'Check' },
                  lines: ['Asha says nobody could recognise this person. Do you agree?'],
                },
              ]}
            />
          </Sheet>
        </div>
      </div>
      <Form action="/posts/1/approval" hidden={{ version: 3 }}>
        <Sheet title="Your decision">
          <Checkbox
            form={emptyForm}
            name="dignity"
            label="It shows everyone with dignity"
            hint="No distress, no care being given, nobody laughed at."
          />
          <Checkbox
            form={emptyForm}
            name="private"
            label="I looked for boards, badges, screens and medicines, and saw none"
          />
          <TextArea
            form={{
              values: {},
              errors: [{ field: 'reason', message: 'Say what Asha should change' }],
            }}
            name="reason"
            label="Your reason"
            hint="Needed unless you approve. Asha sees it."
            rows={2}
          />
        </Sheet>
        <DecisionBar>
          <SubmitButton wide name="decision" value="approve" shortcut="a">
            Approve for our website
          </SubmitButton>
          <SubmitButton tone="quiet" name="decision" value="request_changes" shortcut="c">
            Ask for changes
          </SubmitButton>
          <SubmitButton tone="no" name="decision" value="reject" shortcut="r">
            Reject
          </SubmitButton>
        </DecisionBar>
      </Form>
      <Banner tone="no" title="You cannot approve this one">
        You changed the picture, so someone else must approve. Dee Marsh stands in until 29 May
        2026.
      </Banner>
      <Stamp
        by="Morag Reid"
        office="Registered Manager"
        at={Date.UTC(2026, 4, 15, 9, 42)}
        fingerprint="7f3a91c2aa"
      />
    </>
  )
}
