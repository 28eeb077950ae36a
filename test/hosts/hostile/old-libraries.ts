/**
 * Stand-ins for two libraries that no registry has for browsers any more: they replace and add what
 * those do, and nothing else of them is here.
 */

/** As Prototype 1.6: `toJSON` on what JSON writes, and elements, arrays and events with more. */
export const PROTOTYPE_STAND_IN = `
  Object.toJSON = (value) => JSON.stringify(value);
  for (const type of [Array, String, Number, Date])
    type.prototype.toJSON = function () { return '"' + String(this) + '"'; };
  Array.from = function (items) { return items ? [].slice.call(items) : []; };
  Array.prototype.each = Array.prototype._each = function (call) { this.forEach(call); return this; };
  Array.prototype.include = function (item) { return this.indexOf(item) !== -1; };
  Array.prototype.without = function () { return this.filter((item) => ![].includes.call(arguments, item)); };
  Function.prototype.bind = function (to) {
    const call = this, first = [].slice.call(arguments, 1);
    return function () { return call.apply(to, first.concat([].slice.call(arguments))); };
  };
  document.getElementsByClassName = (name) => [].slice.call(document.querySelectorAll('.' + name));
  window.$ = (id) => document.getElementById(id);
  window.$$ = (selector) => [].slice.call(document.querySelectorAll(selector));
  for (const name of ['show', 'hide', 'update', 'visible', 'select', 'next', 'observe', 'fire', 'identify'])
    if (!(name in Element.prototype)) Element.prototype[name] = function () { return this; };
  Event.prototype.stop = function () { this.preventDefault(); this.stopPropagation(); };
  Event.observe = (on, type, call) => on.addEventListener(type, call);
`;

/** As MooTools 1.4: natives with more methods that can be listed, and `Array.from` of one's own. */
export const MOOTOOLS_STAND_IN = `
  window.MooTools = { version: '1.4.5' };
  Array.from = (item) => (item == null ? [] : typeof item === 'object' && 'length' in item ? [].slice.call(item) : [item]);
  Function.from = (item) => (typeof item === 'function' ? item : () => item);
  Function.prototype.bind = function (to) {
    const call = this, first = [].slice.call(arguments, 1);
    const Empty = function () {};
    const bound = function () {
      return call.apply(this instanceof bound ? this : to, first.concat([].slice.call(arguments)));
    };
    if (this.prototype) { Empty.prototype = this.prototype; bound.prototype = new Empty(); }
    return bound;
  };
  String.prototype.contains = function (text, between) {
    return (between ? between + this + between : this + '').indexOf(text) > -1;
  };
  for (const type of [Array, String, Function, Number])
    for (const name of ['clean', 'associate', 'pass', 'delay', 'toInt'])
      type.prototype[name] ??= function () { return this; };
  Object.each = (object, call) => { for (const key in object) call(object[key], key, object); };
  for (const name of ['addEvent', 'setStyle', 'getElement', 'set', 'get', 'inject', 'dispose', 'toQueryString'])
    if (!(name in Element.prototype)) Element.prototype[name] = function () { return this; };
  const Native = window.Event;
  window.DOMEvent = Native;
  Native.prototype.stop = function () { this.preventDefault(); this.stopPropagation(); return this; };
`;
