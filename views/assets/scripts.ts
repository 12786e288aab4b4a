/**
 * Every script in the order it is joined into `app.js`, one ES module. Each file stands alone: it imports and exports
 * nothing, and is joined inside its own block so that names do not meet.
 */
export const scripts = [
  'scripted.js',
  'shortcuts.js',
  'menus.js',
  'dialogs.js',
  'upload.js',
  'once.js',
  'autosave.js',
  'connection.js',
  'reorder.js',
  'own-words.js',
  'focus.js',
] as const
