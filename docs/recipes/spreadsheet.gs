// A Google spreadsheet as the endpoint: Extensions → Apps Script, paste this, Deploy → Web app, "Anyone" may access it.
var FIRST = ['id', 'answeredAt', 'kind', 'campaign', 'source', 'area', 'issue', 'other', 'words'];
var MOST = 100;

function doPost(e) {
  var lock = LockService.getScriptLock();
  lock.waitLock(20000);
  try {
    var sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
    var head =
      sheet.getLastRow() === 0 ? [] : sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0];
    // A column for each field, whichever form it comes from: nothing that somebody filled in is left out.
    FIRST.concat(Object.keys(e.parameters)).forEach(function (name) {
      if (head.indexOf(name) < 0 && head.length < MOST && /^[a-zA-Z][\w-]{0,80}$/.test(name))
        head.push(name);
    });
    sheet.getRange(1, 1, 1, head.length).setValues([head]);
    var ids = sheet.getRange(1, 1, sheet.getLastRow(), 1).getValues();
    // A retry carries the same id: it is not written twice.
    for (var at = 0; at < ids.length; at++)
      if (ids[at][0] === e.parameter.id) return ContentService.createTextOutput('again');
    sheet.appendRow(
      head.map(function (name) {
        return plain((e.parameters[name] || []).join(', '));
      }),
    );
    return ContentService.createTextOutput('ok');
  } finally {
    lock.releaseLock();
  }
}

// What somebody typed must not run as a formula.
function plain(text) {
  return /^[\s=+\-@]/.test(text) ? "'" + text : text;
}
