function done(total) {
  console.log('counted', total, 'of 8');
}
