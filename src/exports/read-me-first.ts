import { html, raw } from 'hono/html'
import { sayDay, sayLocal, sayTime } from '../domain/calendar.ts'
import { channelNames } from '../domain/channels.ts'
import type { Manifest } from './manifest.ts'
import type { PackPicture } from './pack-files.ts'

/** It stands alone, far from our stylesheets, and prints on one page of A4. */
const style = `
:root { color-scheme: light dark; font: 17px/1.5 "Atkinson Hyperlegible Next", Seravek, Ubuntu, Calibri, sans-serif }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1.25rem }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .25rem } h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem }
.until { border: 3px solid; border-radius: .5rem; padding: .6rem 1rem; font-weight: 650 }
.words { white-space: pre-wrap; overflow-wrap: anywhere; border-left: 4px solid; padding: .25rem 1rem; margin: 0 }
figure { display: inline-block; margin: 0 1rem 1rem 0; max-width: 13rem; vertical-align: top }
img { max-width: 100%; max-height: 9rem } figcaption, small { font-size: .85rem; line-height: 1.4; overflow-wrap: anywhere }
ol { padding-left: 1.4rem } code { overflow-wrap: anywhere }
@media print { @page { size: A4; margin: 14mm } body { margin: 0; font-size: 11pt } img { max-height: 5rem } h2 { margin-top: .8rem } }
`

/** The page somebody opens first: what this is, where it goes, until when, and what to do afterwards. */
export function readMeFirst(
  manifest: Manifest,
  words: string,
  pictures: readonly PackPicture[],
): string {
  const { account, approval, planned } = manifest
  const page = html`<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Read me first: a post for ${account.name}</title>
<style>${raw(style)}</style>
<h1>A post for ${account.name}</h1>
<p>${manifest.service}, ${manifest.organisation}</p>
<p class="until">Use this before ${sayTime(Date.parse(manifest.expiresAt))}. After that it may not be posted.</p>
<h2>Do this</h2>
<ol>
<li>Post it only on ${channelNames[account.channel]}: <strong>${account.name}</strong>, ${account.address}</li>
<li>${planned ? html`Post it at <strong>${sayLocal(planned)}</strong>, London time.` : 'Post it as soon as you can.'}${between(manifest)}</li>
<li>Copy the words from <code>post.txt</code>. Change nothing, not even a comma.</li>
${pictures.length > 0 ? html`<li>Add the pictures from <code>media</code> in order. Give each its description from <code>alt</code>. Tag nobody.</li>` : ''}
<li>Take a picture of the screen, then go back to Countersign and press “I posted it”.</li>
</ol>
<p><strong>Everything posted is public and permanent.</strong> If you are told that this pack was revoked, do not post it. If it
is already out, say so in Countersign at once.</p>
<h2>The words</h2>
<p class="words">${words}</p>
${pictures.length > 0 ? html`<h2>The pictures</h2>${manifest.media.map((file, at) => figure(file, pictures[at]?.altText ?? ''))}` : ''}
<h2>Who said yes</h2>
<p>Countersigned by ${approval.name}, ${roleNames[approval.actingAs]}, on ${sayTime(Date.parse(approval.at))}.
The permission of everyone shown was checked for this account and this time. The full record is in Countersign.</p>
<p><small>Pack ${manifest.pack}. Fingerprint <code>${manifest.version.fingerprint}</code>. To check that no file was changed,
run <code>sha256sum -c SHA256SUMS</code> in this folder.</small></p>
</html>
`
  return page.toString()
}

const roleNames = {
  registered_manager: 'Registered Manager',
  deputy: 'deputy for the Registered Manager',
}

const between = ({ window }: Manifest): string =>
  window ? ` It may go out from ${sayDay(window.from)} to ${sayDay(window.until)}.` : ''

const figure = ({ file }: Manifest['media'][number], altText: string) =>
  html`<figure><img src="${file}" alt="${altText}"><figcaption>${file}<br>${altText}</figcaption></figure>`
