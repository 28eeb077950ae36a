// A Google spreadsheet as the endpoint: Extensions → Apps Script, paste this, Deploy → Web app, "Anyone" may access it.
var COLUMNS = ['id', 'answeredAt', 'kind', 'campaign', 'source', 'area', 'issue', 'other', 'words'];

function doPost(e) {
  var lock = LockService.getScriptLock();
  lock.waitLock(20000);
  try {
    var sheet = SpreadsheetApp.getActiveSpreadsheet().getSheets()[0];
    if (sheet.getLastRow() === 0) sheet.appendRow(COLUMNS);
    var ids = sheet.getRange(1, 1, sheet.getLastRow(), 1).getValues();
    // A retry carries the same id: it is not written twice.
    for (var at = 0; at < ids.length; at++) if (ids[at][0] === e.parameter.id) return ContentService.createTextOutput('again');
    sheet.appendRow(COLUMNS.map(function (name) { return plain((e.parameters[name] || []).join(', ')); }));
    return ContentService.createTextOutput('ok');
  } finally {
    lock.releaseLock();
  }
}

// What somebody typed must not run as a formula.
function plain(text) {
  return /^[\s=+\-@]/.test(text) ? "'" + text : text;
}
