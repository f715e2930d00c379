// The page in a real browser, against a real market: what a household does on its first day, without one reload.
// GRIDTOKENX_URL visits a running market (its new accounts need cash, its epochs should be short); SCREENSHOT=file.png
// saves what a member sees.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { launchBrowser } from './browser.mjs';
import { openMarket } from './stack.mjs';

const DEADLINE = 60_000;
const CASH = '[data-testid=balance-cash]';
const STANDING_PRICE = '0.012345';
const ENDED = /^(expired|filled|partially_filled)$/;

let market;
let browser;
let page;
const complaints = [];
const user = { name: `home-${randomBytes(5).toString('hex')}`, password: `Pw-${randomBytes(9).toString('hex')}` };

before(async () => {
  browser = await launchBrowser();
  market = await openMarket();
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  context.setDefaultTimeout(DEADLINE);
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  // A refused order is an answer with status 422, which the browser reports as an error of its own.
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 422')) {
      complaints.push(message.text());
    }
  });
});

after(async () => {
  await browser?.close();
  await market?.close();
});

describe('the page', { concurrency: false }, () => {
  test('shows the public market to a visitor', async () => {
    await page.goto(market.url);
    assert.equal(await page.title(), 'GridTokenX');
    await page.getByTestId('epoch-banner').waitFor();
    await page.getByTestId('clearing-chart').waitFor();
    await page.getByTestId('book').waitFor();
    await page.locator('[data-testid=connection][data-state=live]').waitFor();
    assert.equal(await page.getByTestId('balances').count(), 0);
    assert.deepEqual(complaints, []);
    await page.evaluate(() => (window.sameDocument = true));
  });

  test('registers a consumer', async () => {
    await page.getByRole('link', { name: 'Join' }).click();
    await page.getByRole('radio', { name: /We use electricity/ }).check();
    await fillCredentials();
    await page.getByRole('button', { name: 'Make the account' }).click();
    await page.getByTestId('who').filter({ hasText: user.name }).waitFor();
    await logOut();
  });

  test('says when a password is wrong, and logs in with the right one', async () => {
    complaints.length = 0;
    await page.getByRole('link', { name: 'Log in' }).first().click();
    await page.getByLabel('Name').fill(user.name);
    await page.getByLabel('Password').fill('not the password');
    await page.getByTestId('login-form').getByRole('button', { name: 'Log in' }).click();
    await page.getByTestId('auth-error').waitFor();
    assert.ok(complaints.every((text) => text.includes('status of 401')), complaints.join('\n'));
    complaints.length = 0;
    await fillCredentials();
    await page.getByTestId('login-form').getByRole('button', { name: 'Log in' }).click();
    await page.getByTestId('who').filter({ hasText: user.name }).waitFor();
  });

  test('shows balances, with cash to spend', async () => {
    await page.locator(CASH).waitFor();
    await page
      .waitForFunction((cash) => Number(document.querySelector(cash)?.dataset.value) > 0, CASH)
      .catch(() => assert.fail('the new account has no cash: the API must run with a --welcome-deposit'));
  });

  test('does not let a consumer sell', async () => {
    assert.ok(await page.getByRole('radio', { name: 'Sell' }).isDisabled());
    await page.getByText('Only homes that make electricity').waitFor();
  });

  test('lists a placed order and shows it in the book', async () => {
    const cashBefore = await page.locator(CASH).getAttribute('data-value');
    await fillOrder('1.500', STANDING_PRICE);
    await page.getByLabel('What is not filled').selectOption('until');
    // An hour ahead, so that it stands until this test cancels it.
    const until = page.getByLabel('Stays until');
    const later = new Date(`${await until.inputValue()}Z`).getTime() + 3_600_000;
    await until.fill(new Date(later).toISOString().slice(0, 19));
    assert.equal(await page.getByTestId('order-total').textContent(), '0.018517');
    await sendOrder();
    await page.getByTestId('order-placed').waitFor();
    await standingRow().waitFor();
    await bookLevel().waitFor();
    await page.waitForFunction(
      ([cash, value]) => document.querySelector(cash)?.dataset.value !== value,
      [CASH, cashBefore],
    );
  });

  test('says beside the field what is wrong, before anything is sent', async () => {
    await fillOrder('1.2345', '0.1');
    await sendOrder();
    await page.getByText('At most 3 decimals').waitFor();
    assert.equal(await page.getByTestId('order-refused').count(), 0);
  });

  test('shows why the market refused an order', async () => {
    await fillOrder('1000000', '1000');
    await sendOrder();
    const refusal = await page.getByTestId('order-refused').textContent();
    assert.match(refusal, /available/);
  });

  test('cancels an order and takes it out of the book', async () => {
    await standingRow().getByRole('button', { name: /Cancel/ }).click();
    await page.locator('[data-testid=order-row][data-status=cancelled]').waitFor();
    await bookLevel().waitFor({ state: 'detached' });
  });

  test('moves on by itself when an epoch closes', async () => {
    await page.getByLabel('What is not filled').selectOption('epoch');
    const epoch = Number(await page.getByTestId('epoch-number').textContent());
    await fillOrder('0.700', '0.011');
    await sendOrder();
    await page.getByTestId('order-placed').waitFor();
    const row = page.getByTestId('order-row').filter({ hasText: '0.700' });
    const ended = await reached(async () => ENDED.test(await row.getAttribute('data-status')));
    assert.ok(ended, 'the order was neither filled nor expired after its epoch');
    await page.waitForFunction(
      (number) => Number(document.querySelector('[data-testid=epoch-number]')?.textContent) > number,
      epoch,
    );
    await page.waitForFunction(
      (number) => Number(document.querySelector('[data-testid=chart-readout]')?.dataset.epoch) >= number,
      epoch,
    );
    assert.ok(await page.evaluate(() => window.sameDocument), 'the page was loaded again');
    assert.deepEqual(complaints, []);
  });

  test('reads the chart by keys', async () => {
    const chart = page.getByTestId('clearing-chart').getByRole('img');
    await chart.focus();
    await page.keyboard.press('Home');
    await page.getByTestId('chart-readout').and(page.locator('[aria-live=polite]')).waitFor();
  });

  test('fits a screen of 360 pixels, for members and visitors', async () => {
    if (process.env.SCREENSHOT) {
      await page.evaluate(() => document.activeElement?.blur());
      await page.screenshot({ path: process.env.SCREENSHOT, fullPage: true });
    }
    await page.setViewportSize({ width: 360, height: 760 });
    await assertNoSidewaysScroll('member');
    await logOut();
    assert.equal(await page.getByTestId('balances').count(), 0);
    await assertNoSidewaysScroll('visitor');
    assert.ok(await page.evaluate(() => window.sameDocument), 'the page was loaded again');
    assert.deepEqual(complaints, []);
  });
});

function standingRow() {
  return page.locator('[data-testid=order-row][data-status=active]').filter({ hasText: STANDING_PRICE });
}

function bookLevel() {
  return page.locator(`[data-testid=book-buy][data-price="${STANDING_PRICE}"]`);
}

async function fillCredentials() {
  await page.getByLabel('Name').fill(user.name);
  await page.getByLabel('Password').fill(user.password);
}

async function fillOrder(energy, price) {
  await page.getByLabel('Energy', { exact: true }).fill(energy);
  await page.getByLabel('Highest price I pay').fill(price);
}

function sendOrder() {
  return page.getByRole('button', { name: 'Place buy order' }).click();
}

async function logOut() {
  await page.getByRole('button', { name: 'Log out' }).click();
  await page.getByRole('link', { name: 'Join' }).waitFor();
}

async function assertNoSidewaysScroll(who) {
  const surplus = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  assert.ok(surplus <= 0, `a ${who} must scroll ${surplus} pixels sideways`);
}

/** Whether a condition comes true before the deadline. */
async function reached(condition) {
  const deadline = Date.now() + DEADLINE;
  while (Date.now() < deadline) {
    if (await condition()) {
      return true;
    }
    await page.waitForTimeout(100);
  }
  return false;
}
