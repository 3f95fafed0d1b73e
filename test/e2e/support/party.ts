/** A site of its own for every test, and people on it, who go home afterwards having seen no error thrown at them. */
import assert from 'node:assert/strict';
import { afterEach, beforeEach } from 'node:test';
import { browserNames, type BrowserName, type BrowserSetup } from './browsers.js';
import { Person } from './person.js';
import { callMarkup, openSite, type Site } from './site.js';

const [first = 'chromium', second = first] = browserNames;
/** The two kinds of browser there are on this machine; the same one twice where Firefox is missing. */
export { first, second };

export interface Party {
  readonly people: readonly Person[];
  readonly site: Site;
  /** Opens a page with a call in it. */
  enter(name?: BrowserName, attributes?: string, setup?: BrowserSetup): Promise<Person>;
  /** Opens a page with this address. */
  visit(name: BrowserName, url: string, setup?: BrowserSetup): Promise<Person>;
  /** Closes the site and opens another one: on the same port, say, or with other options. */
  reopen(options?: Parameters<typeof openSite>[0]): Promise<void>;
}

/** To be called inside `describe`; what it returns is new for every test. */
export const useParty = (): Party => {
  let site: Site;
  let people: Person[];
  beforeEach(async () => {
    site = await openSite();
    people = [];
  });
  afterEach(async () => {
    const failures = (await Promise.all(people.map((person) => person.failures()))).flat();
    await Promise.all(people.map((person) => person.close().catch(() => undefined)));
    await site.close();
    assert.deepEqual(failures, [], 'nothing is thrown into the page');
  });
  const visit: Party['visit'] = async (name, url, setup) => {
    const person = await Person.open(name, url, setup);
    people.push(person);
    return person;
  };
  return {
    get people() {
      return people;
    },
    get site() {
      return site;
    },
    visit,
    enter: (name = first, attributes, setup) => visit(name, site.page(callMarkup(site, attributes)), setup),
    reopen: async (options) => {
      await site.close();
      site = await openSite(options);
    },
  };
};
