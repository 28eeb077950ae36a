import { expect, html } from '@open-wc/testing';
import { campaign } from './campaigns.ts';
import { it, open } from './harness.ts';
import { look, report } from './tracker.ts';

const theme = {
  accent: '#780050',
  onAccent: '#fffaf0',
  radius: '0',
  font: 'Georgia, Gelasio, Noto Serif, serif',
};

describe('The look of a campaign', () => {
  const styleOfButton = async (look: unknown, style = '') => {
    const person = await open(
      html`<campaign-issue-survey style=${style} .campaign=${{ ...campaign(), theme: look }}></campaign-issue-survey>`,
    );
    const button = getComputedStyle(person.find('button', 'Send my answer'));
    return [
      button.backgroundColor,
      button.color,
      button.borderTopLeftRadius,
      button.fontFamily.replaceAll('"', ''),
    ];
  };

  it('is that of its forms', async () => {
    expect(await styleOfButton(theme)).to.deep.equal([
      'rgb(120, 0, 80)',
      'rgb(255, 250, 240)',
      '0px',
      theme.font,
    ]);
  });

  it('gives way to what the page says', async () => {
    const own =
      '--campaign-accent: rgb(0, 80, 0); --campaign-on-accent: rgb(240, 240, 240); --campaign-radius: 4px; --campaign-font: monospace';
    expect(await styleOfButton(theme, own)).to.deep.equal([
      'rgb(0, 80, 0)',
      'rgb(240, 240, 240)',
      '4px',
      'monospace',
    ]);
  });

  it('is the usual one where it is wrong, and the form is shown', async () => {
    const usual = await styleOfButton(undefined);
    for (const wrong of [
      'dark',
      7,
      null,
      { accent: 'url(//x.example)', radius: '0;position:fixed', font: { a: 1 } },
      { 'accent:red;--_accent': '#fff' },
    ])
      expect(await styleOfButton(wrong), JSON.stringify(wrong)).to.deep.equal(usual);
  });

  it('is there at the first paint of an inline document', async () => {
    const tag = document.createElement('campaign-issue-survey');
    const json = document.createElement('script');
    json.type = 'application/json';
    json.textContent = JSON.stringify({ ...campaign(), theme });
    tag.append(json);
    document.body.append(tag);
    const seen = await new Promise<string>((resolve) => {
      const look = () => {
        const button = tag.shadowRoot?.querySelector('form button');
        if (button) resolve(getComputedStyle(button).backgroundColor);
        else requestAnimationFrame(look);
      };
      look();
    });
    tag.remove();
    expect(seen).to.equal('rgb(120, 0, 80)');
  });

  it('is that of its tracker, which gives way to the page as well', async () => {
    const fillOf = async (style: string) => {
      const onlooker = await look(
        html`<campaign-progress style=${style} .report=${{ ...report(), theme }}></campaign-progress>`,
      );
      return getComputedStyle(onlooker.base.querySelector('.fill') as Element).fill;
    };
    expect(await fillOf('')).to.equal('rgb(120, 0, 80)');
    expect(await fillOf('--campaign-accent: rgb(0, 80, 0)')).to.equal('rgb(0, 80, 0)');
  });
});
