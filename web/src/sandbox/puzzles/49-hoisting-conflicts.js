console.log(typeof early,typeof v);var v=1;function early(){}
function dup(){function x(){return 1}function x(){return 2}return x()}console.log(dup());
async function dupAsync(){function x(){return 1}function x(){return 2}await 0;return x()}dupAsync().then(v=>console.log('dup',v));
async function varFn(){var y;function y(){}await 0;return typeof y}varFn().then(v=>console.log('var',v));
function* g(){var z=1;function z(){}yield typeof z}console.log(g().next().value);
async function evals(){eval('var w=5');function q(){}await 0;return typeof w+typeof q}evals().then(v=>console.log('eval',v));
{function blocky(){return'b'}}console.log(blocky());
switch(1){case 1:function sw(){return's'}}console.log(sw());
async function strictDup(){'use strict';function x(){return 1}function x(){return 2}await 0;return x()}strictDup().then(v=>console.log('strict',v));
try{throw new Error('shadow')}catch(e){var e=5;console.log(e)}console.log(e);
