console.log("JavaScript got", goObj.httpGo());
