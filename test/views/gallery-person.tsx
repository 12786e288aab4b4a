import { Banner } from '../../views/shared/banner.tsx'
import { ActionButton, LinkButton } from '../../views/shared/button.tsx'
import { emptyForm } from '../../views/shared/form.tsx'
import { EmptyState, Figures, SummaryList, TaskList, Timeline } from '../../views/shared/lists.tsx'
import { Dialog, Menu } from '../../views/shared/menu.tsx'
import { BackLink, PageHead, Sheet } from '../../views/shared/page.tsx'
import { PermissionGrid } from '../../views/shared/permission-grid.tsx'
import { Counter } from '../../views/shared/post.tsx'
import { DataTable } from '../../views/shared/queue.tsx'
import { Stamp } from '../../views/shared/stamp.tsx'
import { Upload } from '../../views/shared/upload.tsx'
import { Verdict } from '../../views/shared/verdict.tsx'
import { Ago, Day, Planned, When } from '../../views/shared/when.tsx'

const until = { answer: 'yes', note: 'until 31 December 2026' } as const
const none = { answer: 'none' } as const
const no = { answer: 'no', note: 'said 3 May 2026' } as const
const morning = Date.UTC(2026, 4, 3, 7, 20)

export function PersonPage() {
  return (
    <>
      <BackLink href="/people">People</BackLink>
      <PageHead
        over="Person supported · Oak House"
        title="Ben Okafor"
        under="Prefers Easy Read. Likes to see pictures before they are used."
        actions={
          <>
            <LinkButton href="#shared">What has been shared about Ben</LinkButton>
            <LinkButton href="#ask" tone="main">
              Ask Ben
            </LinkButton>
            <LinkButton href="#no" tone="no">
              Ben said no
            </LinkButton>
          </>
        }
      />
      <div class="columns">
        <Sheet title="What Ben has agreed to" id="grid" aside="As of today">
          <PermissionGrid
            caption="Not asked is never a yes."
            columns={['Face in a photo', 'First name', 'Film and voice', 'His own words']}
            rows={[
              { name: 'Own website', cells: [until, until, no, none] },
              {
                name: 'Facebook',
                cells: [{ answer: 'ended', note: 'on 3 May 2026' }, until, no, none],
              },
              { name: 'Instagram', cells: [none, none, none, none] },
              { name: 'Printed newsletter', cells: [until, until, { answer: 'waiting' }, none] },
              { name: 'Local press', cells: [no, no, no, no] },
            ]}
          />
        </Sheet>
        <Sheet title="Ben’s decisions" id="decisions">
          <Timeline
            events={[
              {
                title: 'No more photos on Facebook',
                at: morning,
                verdict: 'block',
                detail:
                  'Said to Gwen at breakfast. Two posts taken down by 10:05 and checked by Priya.',
              },
              {
                title: 'Yes to website, Facebook and newsletter',
                at: morning - 1e10,
                verdict: 'allow',
                detail: 'Easy Read notice 3, witnessed mark. Checked by Morag.',
              },
              { title: 'Asked', at: morning - 1.04e10, detail: 'Ben wanted time to think.' },
            ]}
          />
        </Sheet>
      </div>
    </>
  )
}

export function PiecesPage() {
  return (
    <>
      <PageHead
        title="Pieces"
        actions={
          <Menu label="More" icon="more">
            <a href="#edit">Edit</a>
            <a href="#print">Print</a>
          </Menu>
        }
      />
      <Banner tone="info" title="The privacy check for Instagram is due on 12 June 2026" />
      <Banner tone="wait" title="Ben’s answer has not been checked">
        A second person opens the form and says what can be read.
      </Banner>
      <Figures
        figures={[
          { value: '97%', name: 'of people shown have a line that covers them', verdict: 'allow' },
          { value: '3', name: 'waiting for you', verdict: 'refer' },
          { value: '0', name: 'takedowns running' },
        ]}
      />
      <div class="columns">
        <div class="stack">
          <Upload
            action="/media"
            name="file"
            form={emptyForm}
            accept="image/jpeg,image/png,image/webp,image/gif"
            hint="JPEG, PNG, WebP or GIF, up to 25 MB each"
            into="#strip"
          />
          <EmptyState
            title="No pictures yet"
            icon="media"
            action={{ href: '#add', words: 'Add a picture' }}
          >
            Pictures you add are cleaned of location and camera details before anyone sees them.
          </EmptyState>
          <DataTable
            caption="Official accounts"
            columns={[
              { name: 'Account' },
              { name: 'Privacy check' },
              { name: 'Posts', numeric: true },
            ]}
            rows={[
              ['Oak House Facebook', <Verdict verdict="allow" word="Signed" />, '212'],
              ['Oak House Instagram', <Verdict verdict="block" word="Missing" />, '0'],
            ]}
          />
          <Counter used={282} limit={280} unit="characters, as X counts them" />
          <Counter used={270} limit={280} unit="characters, as X counts them" />
        </div>
        <div class="stack">
          <Sheet title="Before you send it">
            <TaskList
              tasks={[
                { name: 'Words', href: '#words', verdict: 'allow', word: 'Done' },
                {
                  name: 'Who is in the picture',
                  hint: '3 people, 2 named',
                  href: '#who',
                  verdict: 'block',
                  word: 'To do',
                },
                { name: 'Send to Morag', verdict: 'idle', word: 'Cannot start yet' },
              ]}
            />
          </Sheet>
          <Sheet title="Check your answers">
            <SummaryList
              rows={[
                {
                  name: 'Channels',
                  value: 'Own website, Facebook',
                  change: { href: '#c', what: 'channels' },
                },
                {
                  name: 'Until',
                  value: <Day day="2026-12-31" />,
                  change: { href: '#u', what: 'the end date' },
                },
                { name: 'Goes out', value: <Planned at="2026-06-06T09:00" /> },
                { name: 'Recorded', value: <When at={morning} /> },
                { name: 'Seen', value: <Ago at={morning} now={morning + 9_000_000} /> },
              ]}
            />
          </Sheet>
          <div class="row">
            <Verdict verdict="info" word="Scheduled" />
            <Verdict verdict="idle" word="Draft" />
            <ActionButton action="/posts/1/recall" icon="lock">
              Recall
            </ActionButton>
            <LinkButton href="#dialog" tone="stop" attributes={{ 'data-opens': 'sure' }}>
              Cancel this post
            </LinkButton>
          </div>
          <Stamp
            voided
            by="Morag Reid"
            office="Registered Manager"
            at={morning}
            fingerprint="7f3a91c2"
          />
        </div>
      </div>
      <Dialog id="sure" title="Cancel this post?">
        <p>It stays in the history, and nobody can send it.</p>
        <ActionButton action="/posts/1/cancellation" tone="stop">
          Cancel the post
        </ActionButton>
      </Dialog>
    </>
  )
}
