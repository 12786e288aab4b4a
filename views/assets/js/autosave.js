// form[data-autosave] is saved by htmx while the person types. This says how that went in the form's [data-saved],
// tries again when the connection drops, and warns before the page is left with words that are not saved.
const waits = [2, 5, 10, 20, 30]
const states = new WeakMap()
const unsaved = new Set()

const isAutosave = (form) => form instanceof HTMLFormElement && form.hasAttribute('data-autosave')
const stateOf = (form) => {
  if (!states.has(form)) states.set(form, { typed: 0, sending: 0, failures: 0, savedAt: 0 })
  return states.get(form)
}

document.addEventListener('input', (event) => {
  const form = event.target.form ?? event.target.closest?.('form')
  if (!isAutosave(form)) return
  stateOf(form).typed += 1
  unsaved.add(form)
  say(form, 'waiting', 'Not saved yet')
})

document.addEventListener('htmx:before:request', (event) => {
  const form = event.target
  if (!isAutosave(form)) return
  stateOf(form).sending = stateOf(form).typed
  say(form, 'saving', 'Saving…')
})

document.addEventListener('htmx:after:request', (event) => {
  const form = event.target
  if (!isAutosave(form)) return
  const status = event.detail.ctx.response?.status ?? 0
  if (status >= 200 && status < 300) return saved(form)
  if (status === 401)
    return say(form, 'failed', 'Not saved: you have been signed out. Your words are still here.')
  if (status < 500)
    return say(
      form,
      'failed',
      'Not saved. See the message on this page; your words are still here.',
    )
  retry(form)
})

document.addEventListener('htmx:error', (event) => {
  if (isAutosave(event.target)) retry(event.target)
})

function saved(form) {
  const state = stateOf(form)
  state.failures = 0
  state.savedAt = Date.now()
  if (state.sending === state.typed) unsaved.delete(form)
  say(form, 'saved', 'Saved just now')
}

function retry(form) {
  const state = stateOf(form)
  const seconds = waits[Math.min(state.failures, waits.length - 1)]
  state.failures += 1
  clearTimeout(state.timer)
  state.timer = setTimeout(() => save(form), seconds * 1000)
  say(
    form,
    'failed',
    `Not saved: no connection. Your words are still here. Trying again in ${seconds} seconds.`,
  )
}

const save = (form) => form.isConnected && form.dispatchEvent(new CustomEvent('autosave'))

addEventListener('online', () => {
  for (const form of unsaved) save(form)
})

addEventListener('beforeunload', (event) => {
  if (unsaved.size > 0) event.preventDefault()
})

// Sending the form by its own button is saving it.
document.addEventListener('submit', (event) => unsaved.delete(event.target))

setInterval(() => {
  for (const form of document.querySelectorAll('form[data-autosave]')) {
    const { savedAt } = stateOf(form)
    const isFresh = Date.now() - savedAt < 10_000
    if (savedAt && !isFresh && !unsaved.has(form)) say(form, 'saved', `Saved ${since(savedAt)} ago`)
  }
}, 10_000)

function since(then) {
  const seconds = Math.round((Date.now() - then) / 10_000) * 10
  if (seconds < 60) return `${seconds} seconds`
  const minutes = Math.round(seconds / 60)
  return minutes === 1 ? '1 minute' : `${minutes} minutes`
}

function say(form, state, words) {
  for (const place of document.querySelectorAll('[data-saved]')) {
    if (place.dataset.saved && place.dataset.saved !== form.id) continue
    place.dataset.state = state
    place.textContent = words
  }
}
