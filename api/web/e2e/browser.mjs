import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];

/** The system's Chromium: the one that `CHROMIUM` names, or the first in the PATH. */
function executable() {
  const named = process.env.CHROMIUM;
  const found = named
    ? [named]
    : NAMES.flatMap((name) => (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, name)));
  const path = found.find(isExecutable);
  if (!path) {
    throw new Error(
      named
        ? `CHROMIUM names ${named}, which cannot be run.`
        : `No browser found: install the package chromium, or set CHROMIUM to one (looked for ${NAMES.join(', ')}).`,
    );
  }
  return path;
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function launchBrowser() {
  const root = process.getuid?.() === 0;
  return chromium.launch({ executablePath: executable(), headless: true, args: root ? ['--no-sandbox'] : [] });
}
