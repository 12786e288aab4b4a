// A form that is already on its way is not sent again by a second press. The server refuses it too.
const sent = new WeakSet()
/** A form that answers with a download leaves the page where it is, so it may be sent again after this many ms. */
const stillHere = 8000

document.addEventListener('submit', (event) => {
  const form = event.target
  if (event.defaultPrevented || form.method === 'dialog' || form.method === 'get') return
  if (sent.has(form)) return event.preventDefault()
  sent.add(form)
  const button = event.submitter
  button?.setAttribute('aria-busy', 'true')
  setTimeout(() => letGo(form, button), stillHere)
})

function letGo(form, button) {
  sent.delete(form)
  button?.removeAttribute('aria-busy')
}

// Coming back with the browser's own button finds the page as it was, so let it be sent again.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload()
})
