// conf compares versions only when it is given migrations.
export default {};
