import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { Browser, ElementHandle } from 'puppeteer-core';
import { type Running, serveCollector } from '../../../src/collector/cli/serve-collector.ts';
import { campaignsPublishedAtOnce } from '../../collector/published-at-once.ts';
import { openBrowser, Resident } from '../../e2e/browser.ts';
import { SiteAuthor } from './site-author.ts';
import { WordPressSite } from './wordpress-site.ts';

// The plug-in on the WordPress of Debian, with a real browser in front of it and a real collector
// behind it.

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const PLUGIN = here('../../../hosts/wordpress');
/** WordPress asks only addresses outside by itself; the tests' collector is on this machine. */
const COLLECTOR_IS_OUTSIDE = `add_filter( 'http_request_host_is_external', '__return_true' );
add_filter( 'http_allowed_safe_ports', static function ( $ports ) {
  return array_merge( $ports, array( (int) getenv( 'COLLECTOR_PORT' ) ) );
} );`;

let browser: Browser;
let collector: Running;
let data: string;

before(async () => {
  data = mkdtempSync(join(tmpdir(), 'campaign-wordpress-data-'));
  collector = await serveCollector(
    {
      PORT: '0',
      DATA: data,
      CAMPAIGNS: campaignsPublishedAtOnce(data),
      RATE_LIMIT: 'off',
      LEAST_SECONDS: '0',
    },
    here('../../../dist/embed'),
  );
  process.env.COLLECTOR_PORT = new URL(collector.url).port;
  browser = await openBrowser();
});

after(async () => {
  await browser.close();
  await collector.stop();
  rmSync(data, { recursive: true });
});

const responses = async ({ url, organiserToken }: Running = collector) =>
  (
    await fetch(`${url}/organiser/campaigns/edgbaston/responses.jsonl`, {
      headers: { Authorization: `Bearer ${organiserToken}` },
    })
  ).text();

/** A visitor answers the survey on this page, and the collector has the answer. */
async function visitorAnswers(url: string, words: string): Promise<void> {
  const visitor = await Resident.at(browser, url);
  await visitor.answers(words);
  assert.deepEqual(
    visitor.complaints.filter((complaint) => complaint.includes('campaign')),
    [],
  );
  await visitor.leave();
  assert.ok((await responses()).includes(words), words);
}

const activate = (site: WordPressSite, settings: Record<string, string>, path = '/') =>
  site.run(
    `$result = activate_plugin( 'campaign-widgets/campaign-widgets.php' );
if ( is_wp_error( $result ) ) { exit( $result->get_error_message() ); }
update_option( 'campaign_widgets', json_decode( '${JSON.stringify(settings)}', true ) );
echo 'activated';`,
    path,
  );

/** What PHP complained of in the plug-in's own files. */
const complaintsOf = (site: WordPressSite) =>
  site
    .complaints()
    .split('\n')
    .filter((line) => line.includes('plugins/campaign-widgets'));

describe('The plug-in, installed by an administrator', () => {
  let site: WordPressSite;

  before(async () => {
    site = await WordPressSite.open();
    site.addMustUse('outside', COLLECTOR_IS_OUTSIDE);
  });
  after(async () => {
    await site.close();
  });

  it('comes as a zip, says nothing to visitors before it is set up, and is set up by three fields', async () => {
    const zip = join(data, 'campaign-widgets.zip');
    execFileSync(
      'git',
      [
        'archive',
        '--format=zip',
        '--prefix=campaign-widgets/',
        `--output=${zip}`,
        'HEAD:hosts/wordpress',
      ],
      { cwd: here('../../..') },
    );
    const admin = await SiteAuthor.signIn(browser, site, 'admin');
    await admin.open('wp-admin/plugin-install.php?tab=upload');
    const file = (await admin.page.waitForSelector(
      '#pluginzip',
    )) as ElementHandle<HTMLInputElement>;
    await file.uploadFile(zip);
    await admin.submit('Install Now');
    await admin.sees('Plugin installed successfully.');
    await admin.submit('Activate Plugin', 'link');
    await admin.sees('Plugin activated.');

    const post = site.publish('[campaign_survey]');
    assert.doesNotMatch(
      await (await fetch(post)).text(),
      /campaign-issue-survey|campaign-widgets\.js|Settings →/,
    );
    await admin.page.goto(post);
    await admin.sees('It shows nothing until you say in Settings → Campaign Widgets');

    await admin.open('wp-admin/options-general.php?page=campaign-widgets');
    await admin.fill('Address of the collector', 'ftp://nowhere');
    await admin.fill('Campaign', 'Edgbaston!');
    await admin.fill('Name of this site', 'st-marys');
    await admin.submit('Save Changes');
    await admin.sees('The address of the collector was not saved');
    await admin.sees('The campaign was not saved');
    await admin.fill('Address of the collector', `${collector.url}/`);
    await admin.fill('Campaign', 'nowhere');
    await admin.submit('Save Changes');
    await admin.sees('The collector has no such campaign.');
    await admin.fill('Campaign', 'edgbaston');
    await admin.submit('Save Changes');
    await admin.sees('The campaign was found at the collector.');
    await visitorAnswers(post, 'Answered on the page of the zip');
    assert.match(await responses(), /"source":"st-marys"/);
    await admin.leave();
    assert.deepEqual(complaintsOf(site), []);
  });

  it('takes its settings away with it', () => {
    site.run(`deactivate_plugins( 'campaign-widgets/campaign-widgets.php' );
uninstall_plugin( 'campaign-widgets/campaign-widgets.php' );`);
    assert.equal(site.run(`var_dump( get_option( 'campaign_widgets' ) );`).trim(), 'bool(false)');
  });
});

describe('A site that has the plug-in', () => {
  let site: WordPressSite;

  before(async () => {
    site = await WordPressSite.open();
    site.linkPlugin('campaign-widgets', PLUGIN);
    const settings = { collector: collector.url, campaign: 'edgbaston', source: 'st-marys' };
    assert.equal(activate(site, settings), 'activated');
  });
  afterEach(() => {
    assert.deepEqual(complaintsOf(site), []);
  });
  after(async () => {
    await site.close();
  });

  it('lets an author put each widget into a post as a block, and shows it in the editor', async () => {
    const author = await SiteAuthor.signIn(browser, site, 'author');
    await author.openBlockEditor();
    await author.insertBlock('survey', 'Issue survey');
    await author.insertBlock('volunteer', 'Champion sign-up');
    await author.insertBlock('ballot', 'Issue ballot');
    await author.insertBlock('thermometer', 'Campaign progress');
    for (const tag of [
      'campaign-issue-survey',
      'campaign-champion-signup',
      'campaign-issue-ballot',
      'campaign-progress',
    ])
      await author.page.waitForFunction(
        (tag) =>
          document
            .querySelector(`.editor-styles-wrapper ${tag}`)
            ?.shadowRoot?.querySelector('[part=base]'),
        {},
        tag,
      );
    const url = await author.publishPost();
    assert.deepEqual(author.errors, []);
    await author.leave();
    await visitorAnswers(url, 'Answered in the block of an author');
    const text = await (await fetch(url)).text();
    assert.equal(text.match(/<script[^>]*campaign-(?:widgets|progress)\.js/g)?.length, 1);
  });

  it('keeps what an author chooses beside the block', async () => {
    const author = await SiteAuthor.signIn(browser, site, 'author');
    await author.openBlockEditor();
    await author.insertBlock('survey', 'Issue survey');
    await author.page.evaluate(() => {
      const { dispatch } = (
        window as unknown as {
          wp: {
            data: { dispatch(store: string): Record<string, (...args: unknown[]) => unknown> };
          };
        }
      ).wp.data;
      dispatch('core/edit-post').openGeneralSidebar?.('edit-post/block');
    });
    await author.fill('Ward', 'E05011144');
    await author.fill('Name of this page', 'harvest');
    const url = await author.publishPost();
    assert.deepEqual(author.errors, []);
    await author.leave();
    assert.match(
      await (await fetch(url)).text(),
      /<campaign-issue-survey[^>]* source="harvest" ward="E05011144"/,
    );
  });

  it('lets an author of the classic editor write a shortcode, or paste the link of a page', async () => {
    site.addMustUse('classic', `add_filter( 'use_block_editor_for_post', '__return_false' );`);
    const author = await SiteAuthor.signIn(browser, site, 'author');
    await author.open('wp-admin/post-new.php');
    await author.fill('Add title', 'The campaign');
    await author.page.waitForFunction(
      () =>
        (window as { tinymce?: { activeEditor?: { initialized?: boolean } } }).tinymce?.activeEditor
          ?.initialized,
    );
    const frame = await (await author.page.waitForSelector('#content_ifr'))?.contentFrame();
    await (await frame?.waitForSelector('body'))?.click();
    await author.page.keyboard.type(`[campaign_progress layout="ring"]`);
    await author.page.keyboard.press('Enter');
    await author.page.keyboard.type(`${collector.url}/pages/edgbaston/survey?source=classic`);
    await author.page.keyboard.press('Enter');
    await Promise.all([
      author.page.waitForNavigation(),
      author.page.$eval('#publish', (button) => {
        (button as HTMLElement).click();
      }),
    ]);
    const link = await author.page.waitForSelector('#message a');
    const url = (await link?.evaluate((element) => element.href)) ?? '';
    await author.leave();
    site.removeMustUse('classic');
    const text = await (await fetch(url)).text();
    assert.match(text, /<campaign-progress [^>]*layout="ring"/);
    await visitorAnswers(url, 'Answered where a link was pasted');
    assert.match(await responses(), /"source":"classic"/);
  });

  it('makes the widget of a link that was pasted in the block editor', async () => {
    const link = `${collector.url}/pages/edgbaston/progress?layout=ring`;
    const author = await SiteAuthor.signIn(browser, site, 'author');
    await author.openBlockEditor();
    const preview = await author.page.evaluate(async (link) => {
      const { apiFetch } = (
        window as unknown as { wp: { apiFetch(request: object): Promise<{ html: string }> } }
      ).wp;
      return (await apiFetch({ path: `/oembed/1.0/proxy?url=${encodeURIComponent(link)}` })).html;
    }, link);
    await author.leave();
    const tag = `<campaign-progress src="${collector.url}/campaigns/edgbaston" base="${collector.url}/" layout="ring">`;
    assert.ok(preview.includes(tag), preview);
    const url = site.publish(
      `<!-- wp:embed {"url":"${link}"} -->
<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">
${link}
</div></figure>
<!-- /wp:embed -->`,
      { as: 'author' },
    );
    assert.ok((await (await fetch(url)).text()).includes(tag));
  });

  it('prints no value that an attribute can’t have', async () => {
    const url = site.publish(
      `[campaign_survey ward='E05011144" onclick="alert(1)' source='<script>alert(1)</script>' lang="xx" campaign="../x"]

[campaign_ballot ballot="september"]

[campaign_ballot ballot='" onclick="alert(1)']

[campaign_progress show="measures, secrets" layout="square" heading_level="9"]

${collector.url}/pages/edgbaston/signup?as=robot&source[]=x&ward=E05011144%22%3E

https://elsewhere.example/pages/edgbaston/survey`,
      { as: 'author' },
    );
    const text = await (await fetch(url)).text();
    const tags = text.match(/<campaign-[^>]*>/g);
    assert.deepEqual(tags, [
      `<campaign-issue-survey src="${collector.url}/campaigns/edgbaston" base="${collector.url}/" source="st-marys" style="display:block;min-height:100vh">`,
      `<campaign-issue-ballot src="${collector.url}/campaigns/edgbaston" base="${collector.url}/" ballot="september" style="display:block;min-height:100vh">`,
      `<campaign-issue-ballot src="${collector.url}/campaigns/edgbaston" base="${collector.url}/" style="display:block;min-height:100vh">`,
      `<campaign-progress src="${collector.url}/campaigns/edgbaston" base="${collector.url}/">`,
      `<campaign-champion-signup src="${collector.url}/campaigns/edgbaston" base="${collector.url}/" source="st-marys" style="display:block;min-height:100vh">`,
    ]);
    assert.doesNotMatch(text, /alert\(1\)/);
  });

  for (const theme of ['twentytwentyone', 'twentytwentytwo', 'twentytwentythree'])
    it(`stands in the theme ${theme}, on a telephone too, and takes an answer`, async () => {
      site.run(`switch_theme( '${theme}' );`);
      const url = site.publish('<!-- wp:campaign-widgets/survey /-->');
      await visitorAnswers(url, `Answered in ${theme}`);
      const visitor = await Resident.at(browser, url, 320);
      await visitor.find('button', 'Send my answer');
      const overflow = await visitor.page.evaluate(() => {
        const widget = document.querySelector('campaign-issue-survey')?.getBoundingClientRect();
        return widget ? [widget.left >= 0, widget.right <= innerWidth] : [];
      });
      assert.deepEqual(overflow, [true, true]);
      await visitor.leave();
    });

  const copied = `add_filter( 'script_loader_src', static function ( $src, $handle ) {
  if ( 'campaign-widgets' !== $handle ) { return $src; }
  $file = WP_CONTENT_DIR . '/uploads/3f9c.js';
  file_put_contents( $file, file_get_contents( $src ) );
  return content_url( 'uploads/3f9c.js?v=2' );
}, 10, 2 );`;
  const SPEED_PLUGINS = {
    'defers the script': `add_filter( 'script_loader_tag', static function ( $tag ) {
  return str_replace( '<script ', '<script defer ', $tag );
} );`,
    'delays the script until somebody moves': `add_filter( 'script_loader_tag', static function ( $tag, $handle ) {
  return 'campaign-widgets' === $handle ? str_replace( array( ' src=', '<script ' ), array( ' data-src=', '<script type="text/delayed" ' ), $tag ) : $tag;
}, 10, 2 );
add_action( 'wp_footer', static function () {
  echo '<script>addEventListener("mousemove", () => { for (const old of document.querySelectorAll("script[type=\\'text/delayed\\']")) { const script = document.createElement("script"); script.src = old.dataset.src; old.replaceWith(script); } }, { once: true });</script>';
}, 100 );`,
    'puts all scripts into one file': `add_filter( 'script_loader_tag', static function ( $tag, $handle, $src ) {
  if ( 'campaign-widgets' !== $handle ) { return $tag; }
  file_put_contents( WP_CONTENT_DIR . '/uploads/all.js', "window.before = 1;\\n" . file_get_contents( $src ) . "\\n;window.after = 1;" );
  return '<script src="' . content_url( 'uploads/all.js' ) . '" async></script>';
}, 10, 3 );`,
    'copies the script under another name': copied,
    'writes the script into the page': `add_filter( 'script_loader_tag', static function ( $tag, $handle, $src ) {
  return 'campaign-widgets' === $handle ? '<script>' . file_get_contents( $src ) . '</script>' : $tag;
}, 10, 3 );`,
  };
  for (const [what, php] of Object.entries(SPEED_PLUGINS))
    it(`takes an answer, and finds the files beside the script, where a speed plug-in ${what}`, async () => {
      site.addMustUse('speed', php);
      // The sign-up and its Welsh are files beside the script.
      const url = site.publish('[campaign_survey]\n\n[campaign_signup lang="cy"]');
      const visitor = await Resident.at(browser, url);
      await visitor.page.mouse.move(200, 200);
      await visitor.answers(`Answered where a plug-in ${what}`);
      await visitor.sees('Cam 1 o 3', 'campaign-champion-signup');
      assert.deepEqual(
        visitor.complaints.filter((complaint) => complaint.includes('campaign')),
        [],
      );
      await visitor.leave();
      site.removeMustUse('speed');
    });
});

describe('A site without the plug-in', () => {
  let site: WordPressSite;
  /** Of a campaign that lists the site, which has no https here. */
  let listing: Running;

  before(async () => {
    site = await WordPressSite.open();
    const campaigns = mkdtempSync(join(data, 'listing-'));
    const demo = here('../../../demo/campaigns/edgbaston.json');
    const document = JSON.parse(readFileSync(demo, 'utf8')) as object;
    writeFileSync(
      join(campaigns, 'edgbaston.json'),
      JSON.stringify({ ...document, publishThreshold: 1, hosts: [site.url] }),
    );
    listing = await serveCollector(
      {
        PORT: '0',
        DATA: join(campaigns, 'data'),
        CAMPAIGNS: campaigns,
        RATE_LIMIT: 'off',
        LEAST_SECONDS: '0',
      },
      here('../../../dist/embed'),
    );
    const { port } = new URL(listing.url);
    site.addMustUse('outside', COLLECTOR_IS_OUTSIDE.replace("getenv( 'COLLECTOR_PORT' )", port));
  });
  after(async () => {
    await listing.stop();
    await site.close();
  });

  const surveyOf = (source: string) => `${listing.url}/pages/edgbaston/survey?source=${source}`;

  /** A visitor answers in the frame that WordPress has made of an address. */
  async function answersInFrame(url: string, words: string, width = 1280): Promise<void> {
    const visitor = await Resident.at(browser, url, width);
    await visitor.page.waitForSelector('iframe[sandbox="allow-scripts"]');
    await visitor.page.waitForFunction(() => {
      const { width, height } = document.querySelector('iframe')?.getBoundingClientRect() ?? {};
      return (width ?? 0) > 200 && height === 1000;
    });
    await visitor.lookInto('iframe');
    const { place } = visitor;
    await place.select('select[name=area]', 'E05011144');
    await place.$eval('input[value=street-lighting]', (input) => (input as HTMLElement).click());
    await place.type('#words', words);
    await place.focus('form [part=button][data-other]');
    await visitor.page.keyboard.press('Enter');
    await place.waitForFunction(() => document.body.innerText.includes('We have your answer'));
    const overflow = await place.evaluate(
      () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
    );
    assert.equal(overflow, false);
    // WordPress hides the link that stands for the frame until its height is known.
    assert.equal(
      await visitor.page.$eval('blockquote.wp-embedded-content', (quote) =>
        quote.checkVisibility(),
      ),
      false,
    );
    assert.deepEqual(
      visitor.complaints.filter((complaint) => complaint.includes('campaign')),
      [],
    );
    await visitor.leave();
    assert.equal((await responses(listing)).split(words).length - 1, 1);
  }

  it('makes the form of an address that an author pastes into a post', async () => {
    const address = surveyOf('pasted-classic');
    const url = site.publish(`Answer here:\n\n${address}\n\nThank you.`, { as: 'author' });
    await answersInFrame(url, 'Answered at a pasted address');
    await answersInFrame(url, 'Answered at a pasted address on a telephone', 320);
    assert.match(await responses(listing), /"source":"pasted-classic"/);
  });

  it('makes the form of an address in the block editor, and shows it there', async () => {
    const author = await SiteAuthor.signIn(browser, site, 'author');
    await author.openBlockEditor();
    await author.insertBlock('embed', 'Embed');
    const field = await author.page.waitForSelector('.wp-block-embed input');
    await field?.type(surveyOf('pasted-block'));
    await field?.press('Enter');
    await author.page.waitForSelector('.wp-block-embed iframe');
    const url = await author.publishPost();
    assert.deepEqual(author.errors, []);
    await author.leave();
    await answersInFrame(url, 'Answered at a pasted block');
  });

  /** What the organiser’s page gives to paste. */
  const snippet =
    () => `<link rel="preload" as="fetch" crossorigin href="${collector.url}/campaigns/edgbaston">
<script type="module" src="${collector.url}/campaign-widgets.js"></script>
<campaign-issue-survey style="display:block;min-height:100vh" src="${collector.url}/campaigns/edgbaston" source="st-marys">
  <a href="${collector.url}/pages/edgbaston/survey">Tell us the one big issue in your ward</a>
</campaign-issue-survey>`;

  it('leaves of a snippet that an author pastes one link to the form, and never a line of CSS', async () => {
    const url = site.publish(snippet(), { as: 'author' });
    const visitor = await Resident.at(browser, url);
    const words = await visitor.page.$eval('.entry-content', (content) =>
      (content as HTMLElement).innerText.trim(),
    );
    assert.equal(words, 'Tell us the one big issue in your ward');
    const links = await visitor.page.$$eval('.entry-content a', (found) =>
      found.map(({ href }) => href),
    );
    assert.deepEqual(links, [`${collector.url}/pages/edgbaston/survey`]);
    await visitor.leave();
  });

  it('leaves that link in the visual editor too, where TinyMCE cleans', async () => {
    const author = await SiteAuthor.signIn(browser, site, 'author');
    await author.open('wp-admin/profile.php');
    await author.page.addScriptTag({ url: `${site.url}/wp-includes/js/tinymce/tinymce.min.js` });
    const cleaned = await author.page.evaluate(async (markup) => {
      const { tinymce } = window as unknown as {
        tinymce: {
          init(
            options: object,
          ): Promise<{ setContent(text: string): void; getContent(): string }[]>;
        };
      };
      document.body.append(Object.assign(document.createElement('textarea'), { id: 'visual' }));
      const [editor] = await tinymce.init({ selector: '#visual', skin: false, theme: false });
      editor?.setContent(markup);
      return editor?.getContent() ?? '';
    }, snippet());
    const text = cleaned.replaceAll(/<[^>]*>/g, '').trim();
    assert.equal(text, 'Tell us the one big issue in your ward');
    assert.ok(cleaned.includes(`href="${collector.url}/pages/edgbaston/survey"`), cleaned);
    await author.leave();
  });

  it('makes the widget of that link once the administrator has added the script for links', async () => {
    site.addMustUse(
      'links',
      `add_action( 'wp_head', static function () { echo '<script src="${collector.url}/campaign-links.js" async></script>'; } );`,
    );
    await visitorAnswers(
      site.publish(snippet(), { as: 'author' }),
      'Answered at a cleaned snippet',
    );
    site.removeMustUse('links');
  });

  it('reads a document that WordPress has filled with paragraphs', async () => {
    const { endpoint: _, ...rest } = JSON.parse(
      readFileSync(here('../../../demo/campaigns/edgbaston.json'), 'utf8'),
    ) as Record<string, unknown>;
    const document = { ...rest, endpoint: `${collector.url}/submissions` };
    const inline = JSON.stringify(document, undefined, 2).replace(',\n', ',\n\n');
    const url = site.publish(`<script src="${collector.url}/campaign-widgets.js"></script>
<campaign-issue-survey>
<script type="application/json">
${inline}
</script>
</campaign-issue-survey>`);
    const page = await (await fetch(url)).text();
    const [, filled = ''] = /<script type="application\/json">([^]*?)<\/script>/.exec(page) ?? [];
    assert.throws(() => JSON.parse(filled) as unknown, SyntaxError, filled.slice(0, 300));
    await visitorAnswers(url, 'Answered with a filled document');
  });

  it('keeps the link where the page of the campaign does not exist', async () => {
    const url = site.publish(`${listing.url}/pages/elsewhere/survey`, { as: 'author' });
    assert.doesNotMatch(await (await fetch(url)).text(), /<iframe/);
  });
});

describe('A network of sites that has the plug-in', () => {
  let site: WordPressSite;

  before(async () => {
    site = await WordPressSite.open({ network: true });
    site.linkPlugin('campaign-widgets', PLUGIN);
    const settings = { collector: collector.url, campaign: 'edgbaston', source: 'second' };
    assert.equal(activate(site, settings, '/second/'), 'activated');
  });
  after(async () => {
    await site.close();
  });

  it('lets a site’s administrator choose the campaign, and not whose scripts run', async () => {
    const second = await SiteAuthor.signIn(browser, site, 'second', '/second/');
    await second.open('wp-admin/options-general.php?page=campaign-widgets');
    await second.sees('Only an administrator who may paste scripts can change it');
    // A form that was changed on the way changes nothing either.
    await second.page.$eval('#campaign-widgets-collector', (field) => {
      const input = field as HTMLInputElement;
      input.readOnly = false;
      input.value = 'https://elsewhere.example';
    });
    await second.fill('Name of this site', 'second-site');
    await second.submit('Save Changes');
    assert.deepEqual(
      JSON.parse(site.run(`echo wp_json_encode( get_option( 'campaign_widgets' ) );`, '/second/')),
      { collector: collector.url, campaign: 'edgbaston', source: 'second-site' },
    );
    await second.openBlockEditor();
    await second.insertBlock('survey', 'Issue survey');
    const url = await second.publishPost();
    await second.leave();
    await visitorAnswers(url, 'Answered on the second site');
    assert.match(await responses(), /"source":"second-site"/);
    assert.deepEqual(complaintsOf(site), []);
  });

  it('takes the collector of wp-config.php for every site', async () => {
    const fixed = await WordPressSite.open({
      config: `define( 'CAMPAIGN_WIDGETS_COLLECTOR', '${collector.url}' );`,
    });
    fixed.linkPlugin('campaign-widgets', PLUGIN);
    activate(fixed, { campaign: 'edgbaston' });
    assert.match(
      await (await fetch(fixed.publish('[campaign_signup as="organisation"]'))).text(),
      new RegExp(
        `<campaign-champion-signup src="${collector.url}/campaigns/edgbaston" [^>]*as="organisation"`,
      ),
    );
    await fixed.close();
  });
});

it('Every PHP file of the plug-in is well formed', () => {
  const files = readdirSync(PLUGIN, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.php'),
  );
  assert.ok(files.length > 7);
  for (const file of files) execFileSync('php', ['-l', join(PLUGIN, file)]);
});
